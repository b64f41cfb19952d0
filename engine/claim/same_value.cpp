#include "engine/claim/same_value.hpp"

#include "engine/evaluate/rounding.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/number/logarithm.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/normal_form.hpp"
#include "formulas/polynomial_root.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Kind = Expression::Kind;

constexpr long kFirstDigits = 60, kLastDigits = 1'000;
/// More is not enclosed.
constexpr double kMostSeparation = 200'000;

/// log2 of u and l of the paper: x is a quotient of algebraic integers all of whose conjugates are at most u, and at most l.
struct Bound {
  double u = 0, l = 0;
};

class Separation {
 public:
  std::optional<double> of(const Expression& x) {
    const auto bound = visit(x);
    if (!bound) return std::nullopt;
    double degree = 1;
    for (const auto& [text, k] : roots_) degree *= k;
    return bound->l + (degree * degree - 1) * bound->u;
  }

 private:
  std::optional<Bound> visit(const Expression& x) {
    if (x.kind() == Kind::integer) return Bound{x.value() == 0 ? 0 : log2_abs(x.value()), 0};
    if (x.kind() == Kind::constant) {
      const ConstantRow* row = find_constant(x.name());
      return row && !row->expression.empty() ? visit(definition(*row)) : std::nullopt;
    }
    if (const auto root = polynomial_root(x)) return of_root(x, root->polynomial);
    if (x.kind() == Kind::call) return x.name() == "sqrt" ? root(x.operands()[0], 2) : std::nullopt;
    if (x.kind() == Kind::negate) return visit(x.operands()[0]);
    if (x.kind() == Kind::power) return power(x);
    const auto left = visit(x.operands()[0]), right = visit(x.operands()[1]);
    if (!left || !right) return std::nullopt;
    if (x.kind() == Kind::multiply) return Bound{left->u + right->u, left->l + right->l};
    if (x.kind() == Kind::divide) return Bound{left->u + right->l, left->l + right->u};
    return Bound{std::max(left->u + right->l, left->l + right->u) + 1, left->l + right->l};
  }

  /// c x with the leading coefficient c is an algebraic integer, and by Cauchy all conjugates are at most c + max |coefficient|.
  Bound of_root(const Expression& x, const Polynomial& p) {
    roots_.emplace(to_plain(x), p.degree());
    return {log2_abs(Integer(p.leading() + p.height())), log2_abs(p.leading())};
  }

  std::optional<Bound> root(const Expression& x, int k) {
    const auto bound = visit(x);
    if (!bound) return std::nullopt;
    roots_.emplace(fmt::format("{} {}", k, to_plain(x)), k);
    if (bound->u >= bound->l) return Bound{(bound->u + (k - 1) * bound->l) / k, bound->l};
    return Bound{bound->u, (bound->l + (k - 1) * bound->u) / k};
  }

  std::optional<Bound> power(const Expression& x) {
    constexpr int kMostPower = 1'000'000, kMostRoot = 1'000;
    const auto exponent = closed::rational_value(x.operands()[1]);
    if (!exponent || abs(numerator(*exponent)) > kMostPower || denominator(*exponent) > kMostRoot) return std::nullopt;
    const int n = abs(Integer(numerator(*exponent))).convert_to<int>(), k = Integer(denominator(*exponent)).convert_to<int>();
    const auto base = k == 1 ? visit(x.operands()[0]) : root(x.operands()[0], k);
    if (!base) return std::nullopt;
    const Bound raised{n * base->u, n * base->l};
    return *exponent < 0 ? Bound{raised.l, raised.u} : raised;
  }

  std::map<std::string, int> roots_;
};

struct Interval {
  Rational centre, radius;
  bool real = false;  ///< shown to be real
};

/// nullopt where it is not enclosed at this precision.
std::optional<Interval> interval(const Expression& x, long digits) {
  const Enclosure value = enclose(x, digits);
  if (value.status == ValueStatus::enclosed) return Interval{midpoint(*value.value), radius(*value.value), value.proved_real};
  if (value.status != ValueStatus::unresolved)
    throw input_error("closed form: " + value.reason + "; accepted is a closed form with a real value");
  if (!value.value) return std::nullopt;
  return Interval{midpoint(*value.value), radius(*value.value), value.proved_real};
}

/// The first significant digit in which two different numbers differ, of those to which both are known.
long digit_of_difference(const Rational& x, const Rational& y) {
  const Rational distance = abs(Rational(x - y)), size = std::max<Rational>(abs(x), abs(y));
  return std::max(1L, decimal_exponent(size) - decimal_exponent(distance) + 1);
}

/// They are different, or agree to so many digits.
std::optional<SameValue> compared(const Expression& x, const Expression& y, long digits) {
  const auto left = interval(x, digits), right = interval(y, digits);
  if (!left || !right) return std::nullopt;
  if (abs(Rational(left->centre - right->centre)) <= left->radius + right->radius) return std::nullopt;
  if (!left->real || !right->real) return SameValue{std::nullopt, "they differ, but are not shown to be real", {}};
  return SameValue{false, "enclosures of the two are disjoint", digit_of_difference(left->centre, right->centre)};
}

/// x - y of algebraic numbers.
std::optional<SameValue> separated(const Expression& x, const Expression& y) {
  const Expression difference = x - y;
  const auto bits = separation_bits(difference);
  if (!bits || !(*bits <= kMostSeparation)) return std::nullopt;
  const long digits = static_cast<long>(*bits / kBitsPerDigit) + 20;
  const Enclosure value = enclose(difference, digits);
  if (!value.value || !value.proved_real) return std::nullopt;
  if (!arb_contains_zero(value.value->get())) return compared(x, y, digits);
  const Rational most = abs(midpoint(*value.value)) + radius(*value.value);
  if (most >= Rational(1, Integer(Integer(1) << static_cast<unsigned>(std::ceil(*bits))))) return std::nullopt;
  return SameValue{
      true, fmt::format("their difference, an algebraic number, is below 2^-{:.0f} and therefore 0", std::ceil(*bits)), {}};
}

}  // namespace

std::optional<double> separation_bits(const Expression& x) { return Separation().of(x); }

SameValue same_value(const Expression& x, const Expression& y) {
  if (to_plain(x) == to_plain(y)) return {true, "the same expression", {}};
  if (auto different = compared(x, y, kFirstDigits)) return *different;
  const auto left = closed::rational_value(x), right = closed::rational_value(y);
  if (left && right) return {*left == *right, "both are rational", {}};
  if (same_by_normal_form(x, y)) return {true, "both have one normal form", {}};
  if (auto decided = separated(x, y)) return *decided;
  if (auto different = compared(x, y, kLastDigits)) return *different;
  return {std::nullopt, fmt::format("they agree to {} digits, and no theorem here says that they are equal", kLastDigits), {}};
}

}  // namespace brouncker
