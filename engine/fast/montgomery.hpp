/// Numbers for the word kernels: residues centred around 0, and inverses modulo 2^16.
#pragma once

#include <cstdint>

namespace brouncker::fast {

/// p^-1 modulo 2^16, p odd: Newton's iteration doubles the bits that are right, 3 to begin with.
inline std::int16_t inverse_word(std::int64_t p) {
  auto x = static_cast<std::uint32_t>(p);
  for (int i = 0; i < 3; ++i) x *= 2 - static_cast<std::uint32_t>(p) * x;
  return static_cast<std::int16_t>(static_cast<std::uint16_t>(x));
}

/// x^n modulo p < 2^31, 0 <= x < p.
inline std::int64_t power_modulo(std::int64_t x, std::int64_t n, std::int64_t p) {
  std::int64_t result = 1;
  for (; n > 0; n /= 2, x = x * x % p)
    if (n % 2) result = result * x % p;
  return result;
}

/// The residue of x within -p/2 .. p/2.
inline std::int16_t centred_word(std::int64_t x, std::int64_t p) {
  x %= p;
  return static_cast<std::int16_t>(x > p / 2 ? x - p : x < -(p / 2) ? x + p : x);
}

}  // namespace brouncker::fast
