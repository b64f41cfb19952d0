/// When a numerical agreement may be claimed: the one rule behind every claim of the matcher.
#pragma once

#include "engine/match/approximation.hpp"

#include <span>

namespace brouncker {

/// Bits of agreement that no relation of the size found, in no test of the run, explains by chance.
inline constexpr double kUnexplainedBits = 64;

/// How well an integer relation sum_j c_j x_j = 0 is supported.
struct Support {
  int terms = 0;
  /// h: log2 of the largest |c_j|, rounded up.
  int height_bits = 0;
  /// P: -log2 of a bound of |sum_j c_j x_j| / (2^h max_j |x_j|); negative where the relation fails.
  double verified_bits = 0;
  /// log2 N: how many (number, constant) pairs were tried.
  double log2_tests = 0;

  /// k (h + 1) + log2 N: bits that relations of this size agree to somewhere in the run by mere chance.
  double explained_bits() const { return terms * (height_bits + 1) + log2_tests; }
  /// The rule. Of the at most 2^(k (h + 1)) relations of this height each fits a random number to P bits with probability about
  /// 2^-P, so in N tests 2^(k (h + 1) + log2 N - P) false ones are expected; below 2^-64 a relation is accepted:
  ///
  ///     P - k (h + 1) - log2 N >= 64
  bool accepted() const { return verified_bits - explained_bits() >= kUnexplainedBits; }

  int digits_matched() const;
  /// Decimal digits of explained_bits(), rounded up: what is beyond them cannot be chance.
  int digits_explained() const;
  /// Decimal digits that verified_bits would have to reach for the relation to be accepted.
  int digits_needed() const;
};

/// Bits of the largest |c_j|: 0 for 1, 1 for 2, 2 for 3 and 4.
int height_bits(std::span<const Integer> coefficients);

/// Checks the relation with all bits that are known. The bound of the residual takes in the measured value and its uncertainty;
/// where it is larger than the uncertainty explains (by more than rounding) the relation fails: verified_bits is -1.
/// @param terms Same length as coefficients; an exact integer has its `bits` far beyond the others'.
Support support(std::span<const Integer> coefficients, std::span<const Approximation> terms, double log2_tests);

}  // namespace brouncker
