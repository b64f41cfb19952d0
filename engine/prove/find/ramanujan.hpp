/// Series of a dominant rational tail that reduce to one of Ramanujan's.
#pragma once

#include "engine/prove/statements/ramanujan_series.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "formulas/pcf.hpp"

namespace brouncker {

/// tau(n) = q(n) h(n) and q(n) = rho (a n + b) + R(n+1) h(n+1)/h(n) - R(n), in the letters of ramanujan_series.hpp and series.hpp.
struct RamanujanReduction {
  const RamanujanRow* row = nullptr;
  Polynomial q_top, q_bottom, r_top, r_bottom;
  Rational rho;
  long start = 0;  ///< m, beyond all poles
};

/// The first row to which the series of the tail reduces; nullopt where there is none.
/// Cost: a test of the ratio for each row with the same z, then a linear system with as many unknowns as R has coefficients.
/// Source: [Abramov1989] for the denominator of R.
[[nodiscard]] std::optional<RamanujanReduction> ramanujan_reduction(const Pcf& pcf, const RationalTail& tail);

}  // namespace brouncker
