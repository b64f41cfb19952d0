#include "engine/prove/find/partial_fractions.hpp"

#include "engine/number/factor.hpp"
#include "formulas/rational_polynomial.hpp"

namespace brouncker {
namespace {

/// Taylor coefficients of top/rest at the root, as many as `count`; rest(root) != 0.
std::vector<Rational> taylor_quotient(const std::vector<Rational>& top, const std::vector<Rational>& rest, int count) {
  std::vector<Rational> result;
  for (int k = 0; k < count; ++k) {
    Rational sum = static_cast<std::size_t>(k) < top.size() ? top[static_cast<std::size_t>(k)] : Rational(0);
    for (int i = 0; i < k; ++i) {
      const auto j = static_cast<std::size_t>(k - i);
      if (j < rest.size()) sum -= result[static_cast<std::size_t>(i)] * rest[j];
    }
    result.push_back(sum / rest[0]);
  }
  return result;
}

}  // namespace

std::optional<PartialFractions> partial_fractions(const Polynomial& top, const Polynomial& bottom, const Rational& scale) {
  PartialFractions result;
  for (const PolynomialFactor& factor : factored(bottom)) {
    if (factor.factor.degree() != 1) return std::nullopt;
    const Rational root = -Rational(factor.factor.coefficient(0)) / Rational(factor.factor.leading());
    std::vector<Rational> rest = shifted(rational_polynomial(bottom), root);
    rest.erase(rest.begin(), rest.begin() + factor.multiplicity);
    const auto taylor = taylor_quotient(shifted(rational_polynomial(top), root), rest, factor.multiplicity);
    for (int k = 0; k < factor.multiplicity; ++k)
      if (taylor[static_cast<std::size_t>(k)] != 0)
        result.poles.push_back({root, factor.multiplicity - k, taylor[static_cast<std::size_t>(k)] * scale});
  }
  // The polynomial part by long division.
  std::vector<Rational> rest(top.ascending().begin(), top.ascending().end());
  const auto size = static_cast<std::size_t>(bottom.degree());
  if (rest.size() > size) result.polynomial.resize(rest.size() - size);
  for (std::size_t k = result.polynomial.size(); k-- > 0;) {
    const Rational q = rest[k + size] / Rational(bottom.leading());
    for (std::size_t i = 0; i <= size; ++i) rest[k + i] -= q * Rational(bottom.ascending()[i]);
    result.polynomial[k] = q * scale;
  }
  return result;
}

}  // namespace brouncker
