/// A proved bound for what the tail series leaves out.
#pragma once

#include "engine/evaluate/tail_series.hpp"
#include "engine/number/magnitude.hpp"

#include <optional>

namespace brouncker {

/// A bound of |K(n+1) - S(n)|, S the sum of the first J terms of the series, for one n = N:
///
///     S(n) = sum_(k < J) t_k n^(e - k/r),      rho(n) = rho(N) (n/N)^(e - j/r)
///
/// K(n+1) lies between S - rho and S + rho for all n >= N if these two map into each other under x -> b(n+1)/(a(n+1) + x). With the
/// residual R = S(n)(a(n+1) + S(n+1)) - b(n+1), whose orders below M vanish because they define the t_k (M = J, or J + 1 at a
/// double root), and j = M - 1, that follows from
///
///     |R(n)| <= E n^2e (n/N)^(-M/r),
///     a(n+1) + S(n+1) -+ S(n) rho(n+1)/rho(n) >= kappa n^(e - 1/r),
///     rho(N)/N^e kappa N^(-1/r) >= E + (rho(N)/N^e)^2       (here rho(N)/N^e = 2 E N^(1/r)/kappa)
///
/// for all n >= N. E is the sum of the majorants |t_i| |w_(m-i)| N^(-m/r) over m >= M, where |binom(q, i)| <= binom(|q| + i - 1, i)
/// majorises the coefficients w of a(n+1) + S(n+1); kappa is a lower bound by the same sums.
///
/// b > 0: x -> b/(a + x) is decreasing, S >= rho, and modified convergents with x >= 0 lie between successive convergents, so that
/// they tend to K(n+1) where the PCF converges [Jones1980, 4.2]. Double root, b < 0: the map is increasing, K(n+1) >= S - rho
/// because the convergents (x = 0) are above; a tail sequence that stays above S - rho belongs to the minimal solution by the
/// Birkhoff-Adams asymptotics of all others [Wimp1984, appendix B], and it is unique.
///
/// @return nullopt where the inequalities do not hold at this n and J: come back with another n.
/// Precondition: the PCF is in a slow class and converges; J = `terms` terms of the series have been computed.
/// Cost: O(J^2) operations on 32-bit magnitudes.
std::optional<Magnitude> proved_error(const Pcf& pcf, const TailSeries& series, std::int64_t n, int terms);

}  // namespace brouncker
