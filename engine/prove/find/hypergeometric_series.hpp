/// The series of a dominant rational tail as a sum of hypergeometric functions.
#pragma once

#include "engine/prove/statements/hypergeometric_series.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "formulas/pcf.hpp"

namespace brouncker {

/// tau(n) = q(n) h(n) and q(n) = f(n) + R(n+1) h(n+1)/h(n) - R(n), in the letters of hypergeometric_series.hpp and series.hpp.
struct HypergeometricReduction {
  HypergeometricTerm h;
  Polynomial q_top, q_bottom, r_top, r_bottom;
  PartialFractions f;
  long start = 0;  ///< m, beyond all poles
};

/// f consists of n^i, i < the number of beta, and of poles rho in (0, 1], for each class of poles modulo Z one; where beta = rho stands b
/// times below, only of orders above b. Then f is unique. nullopt where tau has zeros or poles that are irrational and do not cancel
/// modulo Z, |z| = 1, tau is a rational function times z^n (series.hpp), or something is too large.
/// Cost: a linear system with deg y unknowns and a few more, K = kappa h(n) y(n+1)/y(n).
/// Source: [Abramov2001].
[[nodiscard]] std::optional<HypergeometricReduction> hypergeometric_reduction(const Pcf& pcf, const RationalTail& tail);

}  // namespace brouncker
