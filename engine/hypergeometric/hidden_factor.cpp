#include "engine/hypergeometric/hidden_factor.hpp"

#include "engine/hypergeometric/root_pair.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/rational_polynomial.hpp"

namespace brouncker {
namespace {

/// K(r .. r + length - 1), from the front.
Rational continuant(const Pcf& pcf, const Rational& r, int length) {
  const RationalPolynomial a = rational_polynomial(pcf.a), b = rational_polynomial(pcf.b);
  Rational before = 1, current = value_at(a, r);
  for (int i = 1; i < length; ++i) {
    Rational next = value_at(a, r + i) * current + value_at(b, r + i) * before;
    before = std::move(current);
    current = std::move(next);
  }
  return current;
}

}  // namespace

std::optional<int> hidden_factor_steps(const Pcf& pcf) {
  if (pcf.b.degree() != 2) return std::nullopt;
  const RootPair roots(pcf.b);
  if (!roots.rational) return std::nullopt;
  // The roots are -alpha <= -beta.
  const Rational distance = roots.rational->first - roots.rational->second;
  if (distance == 0 || !is_integer(distance) || distance > kMostGaugeSteps) return std::nullopt;
  const int steps = static_cast<int>(numerator(distance));
  if (continuant(pcf, -roots.rational->first, steps) != 0) return std::nullopt;
  return steps;
}

}  // namespace brouncker
