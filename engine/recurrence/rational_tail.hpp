/// Rational solutions of the tail equation K(n) (a(n) + K(n+1)) = b(n): the hypergeometric solutions of the recurrence.
#pragma once

#include "engine/recurrence/convergence.hpp"
#include "formulas/pcf.hpp"

#include <vector>

namespace brouncker {

/// K = top/bottom.
struct RationalTail {
  Polynomial top, bottom;
  /// Proved to be the minimal (recessive) one: the tail of the limit. Otherwise it is the dominant one, if `dominant`, or
  /// undecided.
  bool recessive = false, dominant = false;
};

/// All of them up to the caps: K = kappa h(n) y(n+1)/y(n), where b = B g h with monic g, h and
///
///     kappa a(n) y(n+1) + kappa^2 h(n+1) y(n+2) = B g(n) y(n).
///
/// kappa, deg h and deg y follow from the growth of the two formal solutions; in each class of roots modulo Z only the number of
/// roots that h takes is free (it takes the highest ones; y makes up for the difference).
/// Empty for divergent, terminating, stretched-exponential PCFs (their solutions are series in n^(1/2)) and logarithmic ones.
/// Caps: 4096 choices of h, deg y <= 200. Source: [Petkovsek1992]; [Pincherle1894].
std::vector<RationalTail> rational_tails(const Pcf& pcf, ConvergenceClass kind);

/// Whether the rational solution top/bottom of the tail equation is recessive, by its leading terms; false where that is not shown.
bool is_recessive(const Pcf& pcf, ConvergenceClass kind, const Polynomial& top, const Polynomial& bottom);

}  // namespace brouncker
