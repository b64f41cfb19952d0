/// Random integers, polynomials and PCFs for tests; every generator has a fixed seed at its place of use.
#pragma once

#include "formulas/pcf.hpp"

#include <cstdint>
#include <cstdlib>
#include <random>

namespace brouncker::random_formulas {

using Generator = std::mt19937_64;

/// How often a random test repeats: `count` times BROUNCKER_TEST_MULTIPLIER.
inline int repeated(int count) {
  const char* multiplier = std::getenv("BROUNCKER_TEST_MULTIPLIER");
  return multiplier ? count * std::max(1, std::atoi(multiplier)) : count;
}

/// Uniform in first..last. Not std::uniform_int_distribution, whose values depend on the library.
inline std::int64_t between(Generator& generator, std::int64_t first, std::int64_t last) {
  return first + static_cast<std::int64_t>(generator() % static_cast<std::uint64_t>(last - first + 1));
}

/// Of random sign, with up to `bits` bits.
inline Integer integer(Generator& generator, int bits) {
  Integer value = 0;
  for (int have = 0; have < bits; have += 32) value = (value << 32) + Integer(generator() >> 32);
  value >>= static_cast<unsigned>((bits + 31) / 32 * 32 - bits);
  return generator() % 2 ? value : Integer(-value);
}

/// Degree at most `degree`, coefficients up to `bits` bits; it may be zero.
inline Polynomial polynomial(Generator& generator, int degree, int bits) {
  std::vector<Integer> ascending;
  for (int k = 0; k <= degree; ++k) ascending.push_back(integer(generator, bits));
  return Polynomial(std::move(ascending));
}

/// Degree exactly `degree`, coefficients within -height..height.
inline Polynomial small_polynomial(Generator& generator, int degree, int height) {
  std::vector<Integer> ascending;
  for (int k = 0; k <= degree; ++k) ascending.push_back(between(generator, -height, height));
  while (ascending.back() == 0) ascending.back() = between(generator, -height, height);
  return Polynomial(std::move(ascending));
}

}  // namespace brouncker::random_formulas
