/// Integer relations between a few numbers, by a staged LLL in doubles with exact residuals.
#pragma once

#include "formulas/integer.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace brouncker {

inline constexpr int kMaxSmallTerms = 5;
/// Numbers |x| <= 1 come as round(x 2^120).
inline constexpr int kSmallFractionBits = 120;
inline constexpr int kMaxSmallHeightBits = 20;

struct SmallRelation {
  enum class Verdict {
    none,      ///< proved: no relation of this height
    found,     ///< one that holds to 120 bits, to be verified with all bits there are
    undecided  ///< two relations near each other, or numbers too alike: leave it to exact arithmetic
  };
  Verdict verdict = Verdict::undecided;
  std::array<std::int64_t, kMaxSmallTerms> coefficients = {};
};

/// Looks for integers c_j, |c_j| <= 2^height_bits, with sum_j c_j x_j = 0. The lattice with the rows (c, 2^B sum_j c_j x_j) is
/// reduced for growing B, no more than 20 bits at a step: plain doubles lose everything in longer ones. The proof of `none` is that
/// every Gram-Schmidt vector is longer than a relation could be.
/// @param x Shape [2] to [5], |x_j| <= 2^120.
/// Cost: 2 to 6 us.    Source: [Lenstra1982]; a deeper look at what find_open() leaves, and its oracle in the tests.
SmallRelation find_small_relation(std::span<const Int128> x, int height_bits);

}  // namespace brouncker
