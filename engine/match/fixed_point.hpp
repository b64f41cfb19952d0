/// Numbers of [-1, 1] in two machine words.
#pragma once

#include "engine/match/approximation.hpp"
#include "engine/match/small_lattice.hpp"

namespace brouncker {

/// round(x 2^120). Precondition: |x| <= 1.
inline Int128 fixed_point(const Approximation& x) {
  const Integer value = rounded_to(x, kSmallFractionBits);
  const UInt128 high(static_cast<std::uint64_t>(Integer(abs(value) >> 64)));
  const UInt128 low(static_cast<std::uint64_t>(Integer(abs(value) & Integer(~std::uint64_t{0}))));
  const auto magnitude = static_cast<Int128>(high << 64 | low);
  return value < 0 ? -magnitude : magnitude;
}

/// x y of two such numbers, to within 2^-119.
inline Int128 fixed_product(Int128 x, Int128 y) {
  const bool negative = (x < 0) != (y < 0);
  const auto u = static_cast<UInt128>(x < 0 ? -x : x), v = static_cast<UInt128>(y < 0 ? -y : y);
  // Halves of 60 bits: u = u1 2^60 + u0 with u1 <= 2^60.
  constexpr UInt128 mask = (UInt128(1) << 60) - 1;
  const UInt128 u1 = u >> 60, u0 = u & mask, v1 = v >> 60, v0 = v & mask;
  const UInt128 product = u1 * v1 + ((u1 * v0) >> 60) + ((u0 * v1) >> 60);
  return negative ? -static_cast<Int128>(product) : static_cast<Int128>(product);
}

}  // namespace brouncker
