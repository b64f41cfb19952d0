/// How many steps of one recurrence may be as many of another: k:l from the growth of their solutions.
#pragma once

#include "formulas/pcf.hpp"
#include "formulas/rational_polynomial.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// k steps of the first recurrence against l of the second.
struct StepRatio {
  long k = 1, l = 1;
  friend bool operator==(const StepRatio&, const StepRatio&) = default;
};

/// rho^k + rho^-k from t = rho + 1/rho (Chebyshev's polynomial).
Rational power_trace(const Rational& t, long k);

/// rho + 1/rho = -A^2/B - 2 for the ratio rho of the two eigenvalues. Precondition: deg b = 2 deg a.
Rational eigenvalue_trace(const Pcf& pcf);

/// c^2 for the error exp(-c sqrt n) of the stretched-exponential class.
Rational stretched_rate(const Pcf& pcf);

/// All k:l with 1 <= k, l <= kMaxFold for which the k-step product of x and the l-step product of y can be gauge equivalent: those for
/// which the quotients of their two formal solutions grow alike, exactly; by k + l. Any other k:l is excluded by theorem:
///
///     exponential              rho^k = rho'^l, as rho^k + rho^-k = rho'^l + rho'^-l
///     factorial                (-A^2/B n^d)^k and (-A'^2/B' n^d')^l, d = 2 deg a - deg b, after n -> k n, n -> l n
///     stretched-exponential    exp(-c sqrt n): c^2 k = c'^2 l, and the sign of the ratio of the eigenvalues
///     polynomial, logarithmic  the sign of the ratio of the eigenvalues
///
/// Empty for different classes, and for terminating and divergent PCFs. Source: [Birkhoff1930].
std::vector<StepRatio> step_ratios(const Pcf& x, const Pcf& y);

/// How the solutions of k steps grow, as a text to look up: step_ratios(x, y) holds k:l where growth_key(x, k) = growth_key(y, l).
/// Empty for terminating and divergent PCFs. Cost: some microseconds.
std::string growth_key(const Pcf& pcf, long k);

}  // namespace brouncker
