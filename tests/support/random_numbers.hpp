/// Random real numbers and planted relations for the matcher's tests.
#pragma once

#include "engine/match/approximation.hpp"
#include "formulas/moebius.hpp"
#include "tests/support/random_formulas.hpp"

namespace brouncker::random_formulas {

/// A random number of [1/8, 8) to `bits` bits after the point.
inline Approximation number(Generator& generator, long bits) {
  Integer scaled = 0;
  for (long have = 0; have < bits + 3; have += 32) scaled = (scaled << 32) + Integer(generator() >> 32);
  scaled %= Integer(1) << static_cast<unsigned>(bits + 3);
  return {scaled + (Integer(1) << static_cast<unsigned>(bits - 3)), bits};
}

/// Coefficients up to `height`, at least one of them that large, no common factor, determinant not 0.
inline Moebius map_of_height(Generator& generator, std::int64_t height) {
  for (;;) {
    std::int64_t c[4];
    for (std::int64_t& x : c) x = between(generator, -height, height);
    c[generator() % 4] = generator() % 2 ? height : -height;
    const Moebius map{c[0], c[1], c[2], c[3]};
    if (map.determinant() != 0 && gcd(gcd(map.p, map.q), gcd(map.r, map.s)) == 1) return map.reduced();
  }
}

/// map(x) to `bits` bits after the point.
inline Approximation image(const Moebius& map, const Approximation& x, long bits) {
  const Rational c = x.centre();
  const Rational value = (map.p * c + map.q) / (map.r * c + map.s);
  return approximation(value, Rational(1, Integer(Integer(1) << static_cast<unsigned>(bits))));
}

}  // namespace brouncker::random_formulas
