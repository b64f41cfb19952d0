/// Do approximants with a modified tail converge to the limit?
#pragma once

#include "engine/row.hpp"
#include "formulas/pcf.hpp"

namespace brouncker {

/// Whether (p_n + t p_(n-1))/(q_n + t q_(n-1)) with the rational function t(n+1) = top(n+1)/bottom(n+1) is proved to converge to the
/// limit in the polynomial class: by the first two coefficients t differs from the dominant tail
///
///     kappa_2 = -sgn(A) sqrt(B) n^(s+1) + ...                 deg b = 2s + 2
///     kappa_2 = -(A/2) n^s + z_2 n^(s-1) + ...                deg b = 2s, A^2 + 4B = 0
///
/// (for deg b = 2s + 2 by the first one). bottom = 0 means t = infinity.
/// Precondition: the class is polynomial; top and bottom are not both zero.
bool avoids_dominant_tail(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom);

/// The classes where every tail that is not an exact solution will do.
inline bool beats_powers(ConvergenceClass kind) {
  return kind == ConvergenceClass::factorial || kind == ConvergenceClass::exponential || kind == ConvergenceClass::stretched_exponential;
}

}  // namespace brouncker
