/// Common factors that show only after some steps: a known reason for small reduced denominators.
#pragma once

#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker {

/// Roots of b farther apart are not looked at.
inline constexpr int kMostGaugeSteps = 1000;

/// The m >= 1, at most kMostGaugeSteps, such that b vanishes at r and r + m (r rational) and so does the continuant between:
///
///     K(r .. r + m - 1) = 0,   K(i .. j) = a(i) K(i + 1 .. j) + b(i + 1) K(i + 2 .. j)
///
/// Then the product of the m + 1 matrices from r to r + m is 0, so that primes take part in gcd(p_n, q_n) as if a common
/// factor had been put in: the recurrence is equivalent to one of lower degree. For m = 1 it says a(r) = 0, which
/// deflated() removes. For deg b = 2; nullopt for other degrees, as where there is no such m. Precondition: b is not zero.
/// Cost: O(m) operations with rationals of O(m) digits.
std::optional<int> hidden_factor_steps(const Pcf& pcf);

}  // namespace brouncker
