/// Convergents in balls: millions of terms where a few hundred bits are wanted.
#pragma once

#include "engine/number/real.hpp"
#include "formulas/pcf.hpp"

#include <cstdint>

namespace brouncker {

/// Balls that contain p_n/q_n's numerator and denominator and those before them, and log2|b(1) ... b(n)|, to 1e-6.
struct BallConvergent {
  std::int64_t n = 0;
  Real p, p_previous, q, q_previous;
  double log2_product_b = 0;
};

/// p_n, q_n by binary splitting whose products are rounded to `precision` bits: some log2(n) bits of them are lost, and what
/// cancels. n >= 1.
/// Cost: O(n) products of `precision` bits, a microsecond a term at 300 bits (measured to 5 10^6 terms of degree 4), where exact
/// integers would have as many bits as all terms together.
BallConvergent ball_convergent(const Pcf& pcf, std::int64_t n, Bits precision);

}  // namespace brouncker
