#include "engine/hypergeometric/root_pair.hpp"

#include "formulas/arithmetic.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {

RootPair::RootPair(const Polynomial& b)
    : sum(b.coefficient(1), b.leading()), difference(sum * sum - 4 * Rational(b.coefficient(0), b.leading())) {
  if (const auto roots = rational_roots(b)) rational.emplace(-roots->first, -roots->second);
}

std::string text_modulo_integers(const RootPair& roots) {
  if (!roots.rational) return fmt::format("sum {} mod 2, difference^2 {}", modulo(roots.sum, 2).str(), roots.difference.str());
  const Rational x = modulo(roots.rational->first, 1), y = modulo(roots.rational->second, 1);
  return fmt::format("{{{}, {}}} mod 1", std::min(x, y).str(), std::max(x, y).str());
}

}  // namespace brouncker
