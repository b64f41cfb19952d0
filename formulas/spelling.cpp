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

/// Terms of a sum with their signs.
void add_terms(const Expression& x, int sign, std::vector<Term>& to) {
  if (x.kind() == Kind::negate) return add_terms(x.operands()[0], -sign, to);
  if (x.kind() != Kind::add && x.kind() != Kind::subtract) return to.push_back({sign, x});
  add_terms(x.operands()[0], sign, to);
  add_terms(x.operands()[1], x.kind() == Kind::add ? sign : -sign, to);
}

}  // namespace

Expression scaled(const Integer& u, const Expression& x) {
  if (u == 1) return x;
  if (u == -1 || (u < 0 && x.kind() == Kind::integer)) return -scaled(Integer(-u), x);
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
  if (any_positive) return *sum;
  return ordered.size() == 1 ? scaled(ordered[0].coefficient, ordered[0].value) : -*sum;
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
  if (minus) negate_all(top);
  const Expression numerator = linear_combination(top), denominator = linear_combination(bottom);
  if (numerator == Expression::integer(0)) return numerator;
  return is_one(denominator) ? numerator : numerator / denominator;
}

std::optional<Expression> without_minus(const Expression& x) {
  if (x.kind() == Kind::negate) return x.operands()[0];
  if (x.kind() != Kind::multiply && x.kind() != Kind::divide) return std::nullopt;
  auto left = without_minus(x.operands()[0]);
  if (!left) return std::nullopt;
  return Expression::binary(x.kind(), *std::move(left), x.operands()[1]);
}

Expression negated(const Expression& x) {
  const auto operand = [&](std::size_t i) -> const Expression& { return x.operands()[i]; };
  switch (x.kind()) {
    case Kind::negate: return operand(0);
    case Kind::add:
    case Kind::subtract: {
      std::vector<Term> terms;
      add_terms(x, 1, terms);
      for (Term& t : terms) t.coefficient = -t.coefficient;
      return linear_combination(terms);
    }
    case Kind::multiply: return negated(operand(0)) * operand(1);
    case Kind::divide:
      if (operand(0).kind() != Kind::subtract && operand(1).kind() == Kind::subtract) return operand(0) / negated(operand(1));
      return negated(operand(0)) / operand(1);
    default: return -x;
  }
}

Expression moebius_form(const Moebius& map, const Expression& c) {
  const bool is_quotient = c.kind() == Kind::divide;
  const Expression x = is_quotient ? c.operands()[0] : c, y = is_quotient ? c.operands()[1] : Expression::integer(1);
  return quotient({{map.q, y}, {map.p, x}}, {{map.s, y}, {map.r, x}});
}

}  // namespace brouncker
