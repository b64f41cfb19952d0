#include "formulas/quadratic_number.hpp"

#include "formulas/closed_form.hpp"
#include "formulas/spelling.hpp"

namespace brouncker {
namespace {

using Number = std::optional<QuadraticNumber>;
using Kind = Expression::Kind;

/// The field of both; nullopt where there is none.
std::optional<Integer> field_of(const QuadraticNumber& x, const QuadraticNumber& y) {
  if (x.q == 0) return y.d;
  if (y.q == 0 || x.d == y.d) return x.d;
  return std::nullopt;
}

Number made(Rational p, Rational q, Integer d) {
  if (q == 0) d = 1;
  return QuadraticNumber{std::move(p), std::move(q), std::move(d)};
}

Number sum(const QuadraticNumber& x, const QuadraticNumber& y, int sign) {
  const auto d = field_of(x, y);
  return d ? made(x.p + sign * y.p, x.q + sign * y.q, *d) : std::nullopt;
}

Number product(const QuadraticNumber& x, const QuadraticNumber& y) {
  const auto d = field_of(x, y);
  return d ? made(x.p * y.p + x.q * y.q * Rational(*d), x.p * y.q + x.q * y.p, *d) : std::nullopt;
}

Number quotient_of(const QuadraticNumber& x, const QuadraticNumber& y) {
  const Rational norm = y.p * y.p - y.q * y.q * Rational(y.d);
  if (norm == 0) return std::nullopt;
  return product(x, {Rational(y.p / norm), Rational(-y.q / norm), y.d});
}

Number root(const QuadraticNumber& x) {
  if (x.q != 0) return std::nullopt;
  if (x.p == 0) return QuadraticNumber{};
  const closed::Root root = closed::root_of(abs(x.p));
  if (x.p > 0 && root.inside == 1) return QuadraticNumber{root.outside, 0, 1};
  return QuadraticNumber{0, root.outside, x.p > 0 ? root.inside : Integer(-root.inside)};
}

}  // namespace

Number quadratic_number(const Expression& x) {
  if (x.kind() == Kind::integer) return QuadraticNumber{Rational(x.value()), 0, 1};
  if (x.kind() == Kind::constant || x.kind() == Kind::power) return std::nullopt;
  if (x.kind() == Kind::call && x.name() != "sqrt") return std::nullopt;
  const Number left = quadratic_number(x.operands()[0]);
  if (!left || x.kind() == Kind::negate) return left ? made(-left->p, -left->q, left->d) : left;
  if (x.kind() == Kind::call) return root(*left);
  const Number right = quadratic_number(x.operands()[1]);
  if (!right) return std::nullopt;
  switch (x.kind()) {
    case Kind::add: return sum(*left, *right, 1);
    case Kind::subtract: return sum(*left, *right, -1);
    case Kind::multiply: return product(*left, *right);
    default: return quotient_of(*left, *right);
  }
}

std::vector<Expression> ways_to_write(const QuadraticNumber& x) {
  if (x.q == 0) return {Expression::rational(x.p)};
  const Expression one = Expression::integer(1), sqrt = Expression::call("sqrt", {Expression::integer(x.d)});
  const Expression root = quotient({{Integer(abs(numerator(x.q))), sqrt}}, {{Integer(denominator(x.q)), one}});
  if (x.p == 0) return {x.q < 0 ? negated(root) : root};
  const Expression rational = Expression::rational(x.p), positive = Expression::rational(abs(x.p));
  const Integer bottom = lcm(Integer(denominator(x.p)), Integer(denominator(x.q)));
  const Rational a = x.p * Rational(bottom), b = x.q * Rational(bottom);
  return {quotient({{Integer(numerator(a)), one}, {Integer(numerator(b)), sqrt}}, {{bottom, one}}), x.q > 0 && x.p < 0
                                                                                                        ? root - positive
                                                                                                    : x.q < 0 ? rational - root
                                                                                                              : rational + root};
}

}  // namespace brouncker
