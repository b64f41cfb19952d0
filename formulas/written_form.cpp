#include "formulas/written_form.hpp"

#include "formulas/closed_form.hpp"
#include "formulas/constants.hpp"
#include "formulas/parse_with_symbols.hpp"
#include "formulas/spelling.hpp"

#include <algorithm>
#include <optional>

namespace brouncker {
namespace {

using normal::Atom, normal::Form, normal::Monomial, normal::Sum;
using Spelled = std::vector<brouncker::Term>;

const Rational kHalf(1, 2);

bool is_prime(const Atom& atom) { return atom.key.find_first_not_of("0123456789") == atom.key.npos; }

Expression raised(const Expression& base, const Rational& exponent) {
  if (exponent == 1) return base;
  if (exponent == kHalf) return Expression::call("sqrt", {base});
  return power(base, closed::number(exponent));
}

/// prod of factors, 1 where there are none.
Expression product_of(const std::vector<Expression>& factors) {
  if (factors.empty()) return Expression::integer(1);
  Expression result = factors.front();
  for (std::size_t i = 1; i < factors.size(); ++i) result = result * factors[i];
  return result;
}

Monomial product(const Monomial& x, const Monomial& y, int sign) {
  Monomial result = x;
  for (const auto& [atom, exponent] : y)
    if ((result[atom] += sign * exponent) == 0) result.erase(atom);
  return result;
}

Rational exponent_of(const Monomial& m, const Atom& atom) {
  const auto at = m.find(atom);
  return at == m.end() ? Rational(0) : at->second;
}

/// The lesser exponent of each atom, where that is not 0.
Monomial lesser(const Monomial& x, const Monomial& y) {
  Monomial result;
  for (const auto* each : {&x, &y})
    for (const auto& [atom, e] : *each)
      if (const Rational low = std::min(exponent_of(x, atom), exponent_of(y, atom)); low != 0) result.emplace(atom, low);
  return result;
}

/// Factors with exponents above 0, and those below with the sign turned.
std::pair<Monomial, Monomial> apart(const Monomial& m) {
  std::pair<Monomial, Monomial> result;
  for (const auto& [atom, e] : m) {
    if (e > 0) result.first.emplace(atom, e);
    else result.second.emplace(atom, Rational(-e));
  }
  return result;
}

bool has_positive(const Spelled& terms) {
  return std::ranges::any_of(terms, [](const brouncker::Term& t) { return t.coefficient > 0; });
}

void negate_all(Spelled& terms) {
  for (brouncker::Term& t : terms) t.coefficient = -t.coefficient;
}

/// c (outside) (sum), one product.
Expression bracketed(const Integer& c, const Expression& outside, Spelled sum) {
  if (sum.size() == 1) return scaled(Integer(c * sum[0].coefficient), closed::times(outside, sum[0].value));
  const bool negative = !has_positive(sum);
  if (negative) negate_all(sum);
  const Expression inner = linear_combination(sum);
  const bool alone = outside == Expression::integer(1);
  return scaled(negative ? Integer(-c) : c, alone ? inner : outside * inner);
}

bool has_root(const Sum& sum) {
  return std::ranges::any_of(
      sum, [](const auto& term) { return std::ranges::any_of(term.first, [](const auto& f) { return is_prime(f.first); }); });
}

}  // namespace

FormWriter::Primitive FormWriter::primitive(const Sum& sum) {
  Monomial least = sum.begin()->first;
  Integer top = 0, bottom = 1;
  for (const auto& [m, c] : sum) {
    least = lesser(least, m);
    top = gcd(top, Integer(numerator(c)));
    bottom = lcm(bottom, Integer(denominator(c)));
  }
  Primitive result{{}, Rational(top, bottom), least};
  for (const auto& [m, c] : sum) result.terms.push_back({Integer(numerator(Rational(c / result.content))), product(m, least, -1)});
  // What is simplest stands first: rational numbers, then terms of few factors.
  std::ranges::stable_sort(result.terms, {}, [](const Term& term) { return term.monomial.size(); });
  return result;
}

Expression FormWriter::written(const Atom& atom, const Rational& exponent) {
  if (atom.key == "e") return exponent == 1 ? Expression::constant("e") : closed::call("exp", {closed::number(exponent)});
  if (atom.log_of) return closed::call("exp", {closed::times(closed::number(exponent), written(*atom.log_of))});
  if (find_constant(atom.key)) return raised(Expression::constant(atom.key), exponent);
  auto known = atoms_.find(atom.key);
  if (known == atoms_.end()) known = atoms_.emplace(atom.key, rewritten_(parse_expression_with_symbols(atom.key))).first;
  return raised(known->second, exponent);
}

/// prod atom^e, e > 0: roots of integers and of other atoms under one sign, constants, functions.
Expression FormWriter::written(const Monomial& m) {
  struct Root {
    Integer radicand = 1;
    std::size_t primes = 0;
    Atom last{};
    Rational exponent{};
  };
  std::map<Integer, Root> roots;  // by degree
  std::vector<Expression> under, factors, functions;
  for (const auto& [atom, exponent] : m) {
    if (is_prime(atom)) {
      Root& root = roots[Integer(denominator(exponent))];
      root.radicand *= pow(Integer(atom.key), Integer(numerator(exponent)).convert_to<unsigned>());
      ++root.primes, root.last = atom, root.exponent = exponent;
    } else if (exponent == kHalf && atom.key != "e" && !atom.log_of) {
      under.push_back(written(atom, 1));
    } else if (!find_constant(atom.key)) {
      functions.push_back(written(atom, exponent));
    }
  }
  if (const auto square = roots.find(2); square != roots.end())
    under.insert(under.begin(), Expression::integer(square->second.radicand));
  if (!under.empty()) factors.push_back(Expression::call("sqrt", {product_of(under)}));
  for (const auto& [degree, root] : roots) {
    if (degree == 2) continue;
    factors.push_back(root.primes == 1 ? raised(Expression::integer(Integer(root.last.key)), root.exponent)
                                       : raised(Expression::integer(root.radicand), Rational(1, degree)));
  }
  for (const auto& [atom, exponent] : m)
    if (find_constant(atom.key) && !(exponent == kHalf && atom.key != "e")) factors.push_back(written(atom, exponent));
  factors.insert(factors.end(), functions.begin(), functions.end());
  return product_of(factors);
}

Expression FormWriter::multiplied_out(const Primitive& top, const Primitive& bottom) {
  const Rational content = top.content / bottom.content;
  const auto [outside, under] = apart(product(top.common, bottom.common, -1));
  const auto spelled = [&](const Primitive& p, const Integer& factor, const Monomial& monomial) {
    Spelled result;
    for (const Term& term : p.terms) {
      Integer coefficient = term.coefficient * factor;
      Monomial all = product(term.monomial, monomial, 1);
      for (auto& [atom, e] : all)
        if (is_prime(atom) && e >= 1) coefficient *= Integer(atom.key), e -= 1;  // both have exponents below 1
      std::erase_if(all, [](const auto& each) { return each.second == 0; });
      result.push_back({std::move(coefficient), written(all)});
    }
    return result;
  };
  return quotient(spelled(top, Integer(numerator(content)), outside), spelled(bottom, Integer(denominator(content)), under));
}

Expression FormWriter::with_brackets(const Primitive& top, const Primitive& bottom, bool grouped) {
  const Rational content = top.content / bottom.content;
  const auto [outside, under] = apart(product(top.common, bottom.common, -1));
  const auto spelled = [&](const Primitive& p) {
    std::vector<std::pair<Monomial, Spelled>> by_rest;
    for (const Term& term : p.terms) {
      Monomial roots, rest;
      for (const auto& [atom, e] : term.monomial) (grouped && is_prime(atom) ? roots : rest).emplace(atom, e);
      auto place = std::ranges::find(by_rest, rest, &std::pair<Monomial, Spelled>::first);
      if (place == by_rest.end()) place = by_rest.emplace(place, rest, Spelled{});
      place->second.push_back({term.coefficient, written(roots)});
    }
    Spelled result;
    for (auto& [rest, terms] : by_rest) {
      if (terms.size() == 1 || rest.empty()) {
        for (brouncker::Term& t : terms) result.push_back({t.coefficient, closed::times(t.value, written(rest))});
        continue;
      }
      const bool negative = !has_positive(terms);
      if (negative) negate_all(terms);
      result.push_back({negative ? -1 : 1, linear_combination(terms) * written(rest)});
    }
    return result;
  };
  Spelled over = spelled(top), beneath = spelled(bottom);
  Integer above(numerator(content));
  if (!has_positive(beneath)) negate_all(beneath), above = -above;
  const Expression upper = bracketed(above, written(outside), std::move(over)),
                   lower = bracketed(Integer(denominator(content)), written(under), std::move(beneath));
  return lower == Expression::integer(1) ? upper : upper / lower;
}

Expression FormWriter::sum_of_fractions(const Sum& sum) {
  std::optional<Expression> result;
  for (const bool negative : {false, true})
    for (const auto& [m, c] : sum) {
      if ((c < 0) != negative) continue;
      const auto [above, under] = apart(m);
      const Expression value =
          quotient({{Integer(abs(numerator(c))), written(above)}}, {{Integer(denominator(c)), written(under)}});
      if (!result) result = negative ? -value : value;
      else result = negative ? *result - value : *result + value;
    }
  return *result;
}

std::vector<Expression> FormWriter::ways(const Form& form) {
  const Primitive top = primitive(form.top), bottom = primitive(form.bottom);
  std::vector<Expression> result = {multiplied_out(top, bottom)};
  if (form.top.size() + form.bottom.size() == 2) return result;
  const bool has_factors = top.content != 1 || bottom.content != 1 || !top.common.empty() || !bottom.common.empty();
  if (has_factors) result.push_back(with_brackets(top, bottom, false));
  if (has_root(form.top) || has_root(form.bottom)) result.push_back(with_brackets(top, bottom, true));
  if (form.bottom == normal::number(1).top) result.push_back(sum_of_fractions(form.top));
  return result;
}

}  // namespace brouncker
