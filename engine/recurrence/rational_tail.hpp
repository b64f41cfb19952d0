/// Rational solutions of the tail equation K(n) (a(n) + K(n+1)) = b(n), which are the hypergeometric solutions of the recurrence,
/// and the limits that they prove to be rational.
///
/// K = kappa h(n) y(n+1)/y(n), where b = B g h with monic g, h and a polynomial y:
///
///     kappa a(n) y(n+1) + kappa^2 h(n+1) y(n+2) = B g(n) y(n).
///
/// kappa, deg h and deg y follow from the growth of one of the two formal solutions (growth.hpp), so that most PCFs are done with
/// when these are no whole numbers. In each class of roots modulo Z only the number of roots that h takes is free: it takes the
/// highest ones, and y makes up for the difference; where that makes y too long, others are tried.
/// Caps: 4096 choices of h, deg y <= 200, start <= kLargestStart. Source: [Petkovsek1992]; [Pincherle1894].
#pragma once

#include "engine/recurrence/convergence.hpp"
#include "formulas/pcf.hpp"

#include <vector>

namespace brouncker {

/// K = top/bottom.
struct RationalTail {
  Polynomial top, bottom;
  /// The minimal (recessive) one, the tail of the limit, or the dominant one.
  bool recessive = false, dominant = false;
};

/// All of them up to the caps, the recessive one first. Empty for divergent, terminating and stretched-exponential PCFs (their
/// solutions are series in n^(1/2)); the recessive one only in the logarithmic class, where the others have a logarithm.
/// @param most_dominant Where several tails are dominant, the search stops after so many.
std::vector<RationalTail> rational_tails(const Pcf& pcf, ConvergenceClass kind, std::size_t most_dominant = 1);

/// p/q in lowest terms, q >= 0; 1/0 is the point at infinity.
struct ProjectiveRational {
  Integer p, q;
};

/// The limit where its tail is rational: (p_(m-1) + K(m) p_(m-2))/(q_(m-1) + K(m) q_(m-2)) for the least m from which on K
/// has neither zero nor pole. In the logarithmic class a rational tail is the recessive one, the other has a logarithm.
/// @return nullopt where there is no such tail up to the caps: the limit may still be rational.
/// Precondition: the PCF converges and does not terminate.
/// Cost: a few integer operations where kappa is irrational, microseconds otherwise.
/// Source: Pincherle's theorem [Jones1980, 5.3].
std::optional<ProjectiveRational> rational_limit(const Pcf& pcf);

}  // namespace brouncker
