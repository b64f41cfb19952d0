#include "formulas/spelling.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace brouncker {
namespace {

using Kind = Expression::Kind;

bool is_one(const Expression& x) { return x == Expression::integer(1); }

bool has_positive(const std::vector<Term>& terms) {
  return std::any_of(terms.begin(), terms.end(), [](const Term& t) { return t.coefficient > 0; });
}

void divide_out(std::vector<Term>& top, std::vector<Term>& bottom) {
  Integer g = 0;
  for (const auto* terms : {&top, &bottom})
    for (const Term& t : *terms) g = gcd(g, t.coefficient);
  if (g == 0) return;
  for (auto* terms : {&top, &bottom})
    for (Term& t : *terms) t.coefficient /= g;
}

void negate_all(std::vector<Term>& terms) {
  for (Term& t : terms) t.coefficient = -t.coefficient;
}

}  // namespace

Expression scaled(const Integer& u, const Expression& x) {
  if (u < 0) return -scaled(Integer(-u), x);
  if (u == 1) return x;
  if (x.kind() == Kind::integer) return Expression::integer(Integer(u * x.value()));
  if (x.kind() == Kind::multiply) return scaled(u, x.operands()[0]) * x.operands()[1];
  if (x.kind() == Kind::divide) return scaled(u, x.operands()[0]) / x.operands()[1];
  return Expression::integer(u) * x;
}

Expression linear_combination(std::span<const Term> terms) {
  std::vector<Term> ordered;
  for (const Term& t : terms)
    if (t.coefficient > 0) ordered.push_back(t);
  const bool any_positive = !ordered.empty();
  for (const Term& t : terms)
    if (t.coefficient < 0) ordered.push_back(t);
  if (ordered.empty()) return Expression::integer(0);
  std::optional<Expression> sum;
  for (const Term& t : ordered) {
    Expression value = scaled(abs(t.coefficient), t.value);
    if (!sum) sum = std::move(value);
    else sum = t.coefficient < 0 && any_positive ? *sum - std::move(value) : *sum + std::move(value);
  }
  return any_positive ? *sum : -*sum;
}

Expression quotient(std::vector<Term> top, std::vector<Term> bottom) {
  divide_out(top, bottom);
  if (!has_positive(bottom)) negate_all(top), negate_all(bottom);
  bool minus = false;
  if (!has_positive(top)) {
    // The sign of the numerator goes into the denominator where that has a term to carry it.
    negate_all(top);
    negate_all(bottom);
    minus = !has_positive(bottom);
    if (minus) negate_all(bottom);
  }
  Expression numerator = linear_combination(top);
  const Expression denominator = linear_combination(bottom);
  if (numerator == Expression::integer(0)) return numerator;
  if (minus) numerator = -std::move(numerator);
  return is_one(denominator) ? numerator : std::move(numerator) / denominator;
}

Expression moebius_form(const Moebius& map, const Expression& c) {
  const bool is_quotient = c.kind() == Kind::divide;
  const Expression x = is_quotient ? c.operands()[0] : c, y = is_quotient ? c.operands()[1] : Expression::integer(1);
  return quotient({{map.q, y}, {map.p, x}}, {{map.s, y}, {map.r, x}});
}

}  // namespace brouncker
