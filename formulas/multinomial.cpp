#include "formulas/multinomial.hpp"

#include "formulas/parse_polynomial.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr std::size_t kMaxMonomials = 20'000;
/// Products of two limbs that one text may cost: about two seconds of work, where (2n+1)^1000 takes 5e7.
constexpr double kMaxWork = 2e9;

/// 10^kMaxCoefficientDigits, the first integer that is too large.
const Integer& too_large() {
  static const Integer value = pow(Integer(10), static_cast<unsigned>(kMaxCoefficientDigits));
  return value;
}

std::size_t bits(const Integer& value) { return mpz_sizeinbase(value.backend().data(), 2); }

std::size_t largest_bits(const Multinomial& x) {
  std::size_t largest = 0;
  for (const auto& [monomial, coefficient] : x) largest = std::max(largest, bits(coefficient));
  return largest;
}

}  // namespace

Multinomial constant_multinomial(const Integer& value) { return value == 0 ? Multinomial{} : Multinomial{{Exponents{}, value}}; }

Exponents product_of_monomials(const Exponents& x, const Exponents& y) {
  Exponents sum = x.size() >= y.size() ? x : y;
  const Exponents& shorter = x.size() >= y.size() ? y : x;
  for (std::size_t i = 0; i < shorter.size(); ++i) sum[i] += shorter[i];
  return sum;
}

Exponents degrees(const Multinomial& x) {
  Exponents result;
  for (const auto& [monomial, coefficient] : x) {
    result.resize(std::max(result.size(), monomial.size()));
    for (std::size_t i = 0; i < monomial.size(); ++i) result[i] = std::max(result[i], monomial[i]);
  }
  return result;
}

std::optional<Excess> MultinomialBudget::refuse_product(const Multinomial& x, const Multinomial& y) {
  std::size_t total_degree = 0;
  for (int degree : product_of_monomials(degrees(x), degrees(y))) {
    if (degree > kMaxDegree) return Excess::degree;
    total_degree += static_cast<std::size_t>(degree);
  }
  // Gelfond: the height of a product is at least the product of the heights, but for a factor below 2^(degree + 64).
  const std::size_t x_bits = largest_bits(x), y_bits = largest_bits(y);
  if (x_bits + y_bits > bits(too_large()) + total_degree + 64) return Excess::digits;
  const double pairs = static_cast<double>(x.size()) * static_cast<double>(y.size());
  work_ += pairs * (20 + static_cast<double>(x_bits / 64 + 1) * static_cast<double>(y_bits / 64 + 1));
  if (work_ > kMaxWork) return Excess::work;
  return std::nullopt;
}

std::optional<Excess> MultinomialBudget::refuse_count(const Multinomial& x) {
  return x.size() > kMaxMonomials ? std::optional(Excess::work) : std::nullopt;
}

std::optional<Excess> MultinomialBudget::refuse(const Multinomial& x) {
  if (const auto excess = refuse_count(x)) return excess;
  for (const auto& [monomial, coefficient] : x)
    if (const auto excess = refuse(coefficient)) return excess;
  return std::nullopt;
}

std::optional<Excess> MultinomialBudget::refuse(const Integer& coefficient) {
  if (bits(coefficient) < bits(too_large()) || abs(coefficient) < too_large()) return std::nullopt;
  return Excess::digits;
}

Multinomial product(const Multinomial& x, const Multinomial& y) {
  Multinomial result;
  for (const auto& [x_monomial, x_coefficient] : x) {
    for (const auto& [y_monomial, y_coefficient] : y)
      result[product_of_monomials(x_monomial, y_monomial)] += x_coefficient * y_coefficient;
    if (result.size() > kMaxMonomials) return result;
  }
  std::erase_if(result, [](const auto& term) { return term.second == 0; });
  return result;
}

}  // namespace brouncker
