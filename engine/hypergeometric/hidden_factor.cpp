#include "engine/hypergeometric/hidden_factor.hpp"

#include "engine/hypergeometric/exact_parameter.hpp"

namespace brouncker {
namespace {

Rational value(const Polynomial& p, const Rational& x) {
  Rational result = 0;
  for (auto c = p.ascending().rbegin(); c != p.ascending().rend(); ++c) result = result * x + Rational(*c);
  return result;
}

/// K(r .. r + length - 1), from the front.
Rational continuant(const Pcf& pcf, const Rational& r, int length) {
  Rational before = 1, current = value(pcf.a, r);
  for (int i = 1; i < length; ++i) {
    Rational next = value(pcf.a, r + i) * current + value(pcf.b, r + i) * before;
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
  if (distance == 0 || denominator(distance) != 1 || distance > kMostGaugeSteps) return std::nullopt;
  const int steps = static_cast<int>(numerator(distance));
  if (continuant(pcf, -roots.rational->first, steps) != 0) return std::nullopt;
  return steps;
}

}  // namespace brouncker
