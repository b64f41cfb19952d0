/// Do approximants with a modified tail converge to the limit?
#pragma once

#include "engine/recurrence/convergence.hpp"
#include "formulas/pcf.hpp"

namespace brouncker {

/// Whether t = top/bottom differs from the dominant tail in its first two coefficients (for deg b = 2s + 2 in the first one):
///
///     kappa_2 = -sgn(A) sqrt(B) n^(s+1) + ...                 deg b = 2s + 2
///     kappa_2 = -(A/2) n^s + z_2 n^(s-1) + ...                deg b = 2s, A^2 + 4B = 0
///
/// bottom = 0 means t = infinity. Precondition: the class is polynomial; top and bottom are not both zero.
bool avoids_dominant_tail(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom);

/// Whether (p_n + t(n+1) p_(n-1))/(q_n + t(n+1) q_(n-1)) is proved to converge to the limit in the polynomial class, error
/// n^-delta: t avoids the dominant tail, or agrees with it to fewer orders than delta. The residual t(n) (a(n) + t(n+1)) - b(n) has
/// a degree d <= deg(t - kappa_2) + deg(kappa_1 - kappa_2), so that 2 deg(kappa_1 - kappa_2) - d < delta is enough. Preconditions
/// as above.
bool tail_keeps_limit(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom);

/// The classes where every tail that is not an exact solution will do.
inline bool beats_powers(ConvergenceClass kind) {
  return kind == ConvergenceClass::factorial || kind == ConvergenceClass::exponential ||
         kind == ConvergenceClass::stretched_exponential;
}

}  // namespace brouncker
