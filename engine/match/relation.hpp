/// Integer relations in a list of numbers of any length, in exact arithmetic: for single numbers, where time is no matter.
#pragma once

#include "engine/match/acceptance.hpp"

#include <vector>

namespace brouncker {

struct FoundRelation {
  /// The shortest relation found: coefficients without common factor, the first one that is not 0 positive.
  std::vector<Integer> coefficients;
  /// How well it holds; not accepted() where the digits do not suffice.
  Support support;
  /// Proved: no relation has all |c_j| below 2^excluded_bits.
  double excluded_bits = 0;
};

/// LLL of the lattice (c, 2^B sum_j c_j x_j), B what the least known of the numbers allows.
/// @param terms At least 2 numbers; an exact one has more bits than the others.
FoundRelation find_relation(std::span<const Approximation> terms, double log2_tests);

/// 1, to as many bits as anything else.
Approximation exact_one();

}  // namespace brouncker
