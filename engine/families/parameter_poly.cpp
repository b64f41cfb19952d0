#include "engine/families/parameter_poly.hpp"

#include <algorithm>

namespace brouncker {
namespace {

void trim(Exponents& e) {
  while (!e.empty() && e.back() == 0) e.pop_back();
}

int exponent(const Exponents& e, std::size_t i) { return i < e.size() ? e[i] : 0; }

std::uint64_t power(const PrimeField& field, std::uint64_t base, int exponent) {
  std::uint64_t result = 1;
  for (; exponent > 0; --exponent) result = field.multiply(result, base);
  return result;
}

}  // namespace

std::uint64_t reduced(const PrimeField& field, const Rational& x) {
  const std::uint64_t top = field.reduced(Integer(numerator(x)));
  return denominator(x) == 1 ? top : field.multiply(top, field.inverse(field.reduced(Integer(denominator(x)))));
}

ParameterPoly ParameterPoly::variable(std::size_t index) {
  ParameterPoly result;
  Exponents e(index + 1, 0);
  e[index] = 1;
  result.add(e, 1);
  return result;
}

ParameterPoly ParameterPoly::of(const Polynomial& p) {
  ParameterPoly result;
  for (int k = 0; k <= p.degree(); ++k) result.add({k}, Rational(p.coefficient(k)));
  return result;
}

void ParameterPoly::add(const Exponents& monomial, const Rational& coefficient) {
  if (coefficient == 0) return;
  Exponents e = monomial;
  trim(e);
  const auto [place, is_new] = terms_.emplace(std::move(e), coefficient);
  if (is_new) return;
  place->second += coefficient;
  if (place->second == 0) terms_.erase(place);
}

int ParameterPoly::degree() const {
  int result = -1;
  for (const auto& [e, c] : terms_) result = std::max(result, exponent(e, 0));
  return result;
}

ParameterPoly ParameterPoly::coefficient(int power_of_n) const {
  ParameterPoly result;
  for (const auto& [e, c] : terms_) {
    if (exponent(e, 0) != power_of_n) continue;
    Exponents rest = e;
    if (!rest.empty()) rest[0] = 0;
    result.add(rest, c);
  }
  return result;
}

ParameterPoly ParameterPoly::shifted(const Rational& step) const {
  ParameterPoly result;
  for (const auto& [e, c] : terms_) {
    // c n^k ... -> sum binomial(k, i) step^(k - i) n^i
    const int k = exponent(e, 0);
    Exponents target = e;
    Rational factor = c;
    for (int i = k; i >= 0; --i) {
      if (!target.empty()) target[0] = i;
      result.add(target, factor);
      if (i > 0) factor = factor * step * i / (k - i + 1);
    }
  }
  return result;
}

ParameterPoly ParameterPoly::substituted(std::span<const ParameterPoly> replacements) const {
  ParameterPoly result;
  for (const auto& [e, c] : terms_) {
    ParameterPoly product(c);
    for (std::size_t i = 0; i < e.size(); ++i)
      for (int k = 0; k < e[i]; ++k) product = product * replacements[i];
    result = std::move(result) + product;
  }
  return result;
}

std::vector<Rational> ParameterPoly::at(std::span<const Rational> parameters) const {
  std::vector<Rational> result(static_cast<std::size_t>(std::max(degree() + 1, 0)));
  for (const auto& [e, c] : terms_) {
    Rational value = c;
    for (std::size_t i = 1; i < e.size(); ++i)
      for (int k = 0; k < e[i]; ++k) value *= parameters[i - 1];
    result[static_cast<std::size_t>(exponent(e, 0))] += value;
  }
  while (!result.empty() && result.back() == 0) result.pop_back();
  return result;
}

std::vector<std::uint64_t> ParameterPoly::at(const PrimeField& field, std::span<const std::uint64_t> parameters, int along) const {
  std::vector<std::uint64_t> result(static_cast<std::size_t>(std::max(degree() + 1, 0)));
  const std::size_t special = static_cast<std::size_t>(along) + 1;
  for (const auto& [e, c] : terms_) {
    std::uint64_t value = reduced(field, c);
    for (std::size_t i = 1; i < e.size(); ++i) {
      const bool derived = along >= 0 && i == special;
      if (derived) value = e[i] == 0 ? 0 : field.multiply(value, static_cast<std::uint64_t>(e[i]));
      value = field.multiply(value, power(field, parameters[i - 1], derived ? e[i] - 1 : e[i]));
    }
    if (along >= 0 && e.size() <= special) continue;
    std::uint64_t& place = result[static_cast<std::size_t>(exponent(e, 0))];
    place = field.add(place, value);
  }
  return result;
}

Integer ParameterPoly::denominator() const {
  Integer result = 1;
  for (const auto& [e, c] : terms_) result = lcm(result, Integer(boost::multiprecision::denominator(c)));
  return result;
}

ParameterPoly operator+(ParameterPoly x, const ParameterPoly& y) {
  for (const auto& [e, c] : y.terms_) x.add(e, c);
  return x;
}

ParameterPoly operator-(ParameterPoly x, const ParameterPoly& y) {
  for (const auto& [e, c] : y.terms_) x.add(e, Rational(-c));
  return x;
}

ParameterPoly operator*(const Rational& x, const ParameterPoly& y) {
  ParameterPoly result;
  for (const auto& [e, c] : y.terms_) result.add(e, Rational(x * c));
  return result;
}

ParameterPoly operator*(const ParameterPoly& x, const ParameterPoly& y) {
  ParameterPoly result;
  for (const auto& [e, c] : x.terms_)
    for (const auto& [f, d] : y.terms_) result.add(product_of_monomials(e, f), Rational(c * d));
  return result;
}

std::optional<ParameterPoly> exact_quotient(ParameterPoly x, const ParameterPoly& y) {
  const auto& [lead, factor] = *y.terms().rbegin();
  ParameterPoly quotient;
  while (!x.is_zero()) {
    const auto& [top, coefficient] = *x.terms().rbegin();
    Exponents e = top;
    const Rational c = coefficient / factor;
    if (e.size() < lead.size()) return std::nullopt;
    for (std::size_t k = 0; k < lead.size(); ++k)
      if ((e[k] -= lead[k]) < 0) return std::nullopt;
    ParameterPoly step;
    step.add(e, c);
    x = std::move(x) - step * y;
    quotient.add(e, c);
  }
  return quotient;
}

namespace {

/// One monomial in the parameters with its coefficient, without a sign.
std::string monomial_text(const Exponents& e, const Rational& size, std::span<const std::string> names) {
  std::string text;
  for (std::size_t i = 1; i < e.size(); ++i) {
    if (e[i] == 0) continue;
    text += (text.empty() ? "" : "*") + names[i - 1] + (e[i] > 1 ? "^" + std::to_string(e[i]) : "");
  }
  if (text.empty()) return size.str();
  if (size == 1) return text;
  return denominator(size) == 1 ? size.str() + "*" + text : "(" + size.str() + ")*" + text;
}

std::string sum_text(const ParameterPoly& p, std::span<const std::string> names) {
  std::string text;
  for (auto term = p.terms().rbegin(); term != p.terms().rend(); ++term) {
    const bool negative = term->second < 0;
    text += text.empty() ? (negative ? "-" : "") : (negative ? " - " : " + ");
    text += monomial_text(term->first, negative ? Rational(-term->second) : term->second, names);
  }
  return text;
}

}  // namespace

std::string to_plain(const ParameterPoly& p, std::span<const std::string> names) {
  std::string text;
  for (int k = p.degree(); k >= 0; --k) {
    const ParameterPoly c = p.coefficient(k);
    if (c.is_zero()) continue;
    const std::string power = k == 0 ? "" : k == 1 ? "n" : "n^" + std::to_string(k);
    std::string factor = sum_text(c, names);
    const bool single = c.terms().size() == 1, negative = single && factor.front() == '-';
    if (negative) factor.erase(0, 1);
    if (!single && (k > 0)) factor = "(" + factor + ")";
    if (k > 0 && factor == "1") factor.clear();
    const std::string term = factor.empty() ? power : power.empty() ? factor : factor + "*" + power;
    const bool leading_minus = k == 0 && !single && term.front() == '-';
    if (text.empty()) text = (negative ? "-" : "") + term;
    else if (leading_minus) text += " - " + term.substr(1);
    else text += (negative ? " - " : " + ") + term;
  }
  return text.empty() ? "0" : text;
}

}  // namespace brouncker
