/// Digits a term and delta of a walk before it is made.
///
/// The critical values of w are the eigenvalues: w(t_1) in [0, 1], where X_n lives, and w(t_2) between the poles. With |w(t_1)| <
/// |w(t_2)|
///     digits a term = log10|w(t_2)/w(t_1)|,
///     log q a step  = log|w(t_2)| + kappa - sum over p | 2 u v (u - v) of s_p log p,      delta = log|w(t_2)/w(t_1)|/(log q a
///     step) - 1.
/// kappa = minus the integral over x > 0 of m(x)/x^2, m(x) the valuation at the primes near n/x of the content of the first row of
/// the product of n steps: -1 where {e0 x + h/2} + {e1 x} + {e2 x} >= 1, but 0 where that sum is < 2 and the integral with the
/// exponents floor(e x) is a rational multiple of X_0. s_p is the slope of the valuation at p, measured on exact products.
/// Derived, and checked against exact denominators, but not proved: a prediction.
/// Source: doc/GENERATE.md.
#pragma once

#include "engine/generate/source.hpp"
#include "engine/prove/statements/walk_integral.hpp"

#include <optional>

namespace brouncker::generate {

struct CriticalValues {
  double small = 0, large = 0;  ///< log|w(t_1)|, log|w(t_2)|, small < large
  double digits_per_term() const;
};

/// nullopt where they are not real, or where the integral over [0, 1] is not the smaller solution. Preconditions: i, j >= 0, l <=
/// 0, i + j + l >= 0.
[[nodiscard]] std::optional<CriticalValues> critical_values(const WalkSite& site, const Exponents3& direction);

/// kappa of the walk from (0, 0, -1).
double kappa(const WalkSite& site, const Exponents3& direction);

/// sum of s_p log p, from n = depth to 2 depth steps of the walk from (0, 0, -1).
double small_primes(const WalkSite& site, const Exponents3& direction, int depth);

struct Prediction {
  double digits_per_term = 0;
  double log_q = 0;  ///< a step
  double delta = 0;
};
/// nullopt where there are no critical values, and for (0, 1, 0) of h = 0 and (1, 0, 0) of h = 1, of which the formula for q is
/// wrong. Cost: one to five milliseconds.
[[nodiscard]] std::optional<Prediction> predicted(const WalkSite& site, const Exponents3& direction);

/// delta with the exact denominators of 24 and 48 steps in the place of log q: rough, for any site. nullopt where the walk meets
/// a pole.
std::optional<double> estimated_delta(const WalkSite& site, const Exponents3& direction, const CriticalValues& values);
/// Of a site for which delta is not predicted: digits a term and the estimate. nullopt where there are no critical values.
std::optional<Outlook> estimated_outlook(const WalkSite& site, const Exponents3& direction);

/// The log of the reduced denominator of the first row of the product of n steps: what log_q is predicted for; exact products.
double log_denominator(const WalkSite& site, const Exponents3& direction, int steps);

}  // namespace brouncker::generate
