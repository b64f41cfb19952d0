/// Rational and quadratic limits: looked for before anything else, because with them every relation with a constant is degenerate.
#pragma once

#include "engine/match/acceptance.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace brouncker {

/// Heights up to which every limit is tested.
inline constexpr int kRationalHeightBits = 70, kQuadraticHeightBits = 14;

struct RationalMatch {
  Rational value;
  Support support;
};

/// The rational of least height within the uncertainty of x, where its height is at most 2^height_bits; not yet accepted.
/// Cost: a continued fraction until the convergents have height_bits, 4 us.
[[nodiscard]] std::optional<RationalMatch> match_rational(const Approximation& x, double log2_tests,
                                                          int height_bits = kRationalHeightBits);

struct QuadraticMatch {
  /// u x^2 + v x + w = 0, u > 0, no common factor, v^2 - 4 u w not a square.
  std::array<std::int64_t, 3> coefficients;
  /// +1 where x = (-v + sqrt(v^2 - 4 u w)) / (2u), -1 for the other root.
  int root;
  Support support;
};

/// The quadratic equation of x with |u|, |v|, |w| <= 2^height_bits; not yet accepted. nullopt where there is none, or x is
/// rational.
/// Cost: 1.5 us.
[[nodiscard]] std::optional<QuadraticMatch> match_quadratic(const Approximation& x, double log2_tests,
                                                            int height_bits = kQuadraticHeightBits);

}  // namespace brouncker
