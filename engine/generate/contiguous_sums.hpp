/// Fractions for zeta(2) by products of the 2x2 matrices of 3F2(1), with Theorem S as their proof: for directions of any size, where
/// the certificates of sum_term.hpp are too long.
/// Source: doc/GENERATE.md; engine/prove/statements/contiguous_sum.hpp.
#pragma once

#include "engine/generate/source.hpp"

namespace brouncker::generate {

/// @param direction (a1, a2, a3, b1, b2), 0 <= a_i <= b_j, b1 + b2 >= a1 + a2 + a3.
/// nullopt where the fraction is not of the exponential class, or the sum not the smaller solution by signs.
/// Cost: b1 + b2 + a1 + a2 + a3 products of 2x2 matrices of polynomials.
std::optional<Made> contiguous_sum(const Direction& direction);

}  // namespace brouncker::generate
