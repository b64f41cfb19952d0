/// Rigorous bounds for the tail K(n+1) = b(n+1)/(a(n+1) + b(n+2)/(a(n+2) + ...)), their hypotheses checked exactly.
#pragma once

#include "formulas/pcf.hpp"

#include <cstdint>
#include <optional>

namespace brouncker {

/// |K(n+1)| <= magnitude, and K(n+1) has `sign` where it is not 0 (any sign where 0).
struct TailBound {
  Rational magnitude;
  int sign = 0;
};

/// A bound for K(n+1), from the first of these whose hypothesis holds for all k >= n:
///
///     4 |b(k+1)| <= |a(k) a(k+1)|, a(k) != 0        |K(n+1)| <= |a(n)|/2              (Worpitzky; [Perron1957, II, par. 14])
///     b(k+1) > 0, a(k+1) of one sign                K(n+1) between 0 and b(n+1)/a(n+1)
///     the latter for n < k+1 <= m, n + 2 <= m,      the same: |K(m+1)| <= |a(m)|/2, then K(m) = b(m)/(a(m) + K(m+1)) has the sign
///     of the former for k >= m                         a, and so have K(m-1), ..., K(n+1)
///
/// The hypotheses are polynomial inequalities; they hold for all k >= n when every coefficient of the polynomial shifted by n is
/// >= 0, and on an interval when every coefficient in Bernstein's basis is. nullopt where none can be shown at this n; for the
/// factorial and the exponential class some larger n succeeds.
/// Precondition: the PCF converges.
std::optional<TailBound> tail_bound(const Pcf& pcf, std::int64_t n);

/// An n from which on tail_bound() succeeds; at most 2^-64 of itself above the least one. nullopt where neither hypothesis ever
/// holds, never so in the factorial and the exponential class.
/// Precondition: the PCF converges.
std::optional<Integer> tail_bound_from(const Pcf& pcf);

}  // namespace brouncker
