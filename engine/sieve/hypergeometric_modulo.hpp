/// Has the recurrence u_n = a(n) u_(n-1) + b(n) u_(n-2) a hypergeometric solution, u_n/u_(n-1) a rational function over the algebraic
/// numbers? Petkovsek's algorithm modulo a prime q of 61 bits at which everything splits.
///
/// With A, B the leading coefficients, deg b = 2 deg a = 2 s and A^2 + 4 B != 0: u_(n+1)/u_n = z f(n) c(n+1)/c(n) with z^2 = A z + B, f a
/// monic factor of b(n+2) of degree s and a polynomial c,
///
///     z^2 f(n+1) c(n+2) - z a(n+2) c(n+1) - (b(n+2)/f(n)) c(n) = 0,
///
/// whose second coefficient says what deg c is. A "no" is certain but for solutions with deg c > kMostSolutionDegree and the unlucky prime; a
/// "yes" is one modulo q.
/// Source: [Petkovsek1992].
#pragma once

#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker::sieve {

inline constexpr int kMostSolutionDegree = 1000;

/// nullopt where no prime among the first kMostSplittingPrimes splits b and A^2 + 4 B, or s > kMostSolved.
/// Precondition: deg b = 2 deg a, A^2 + 4 B != 0.
/// Cost: some microseconds for s = 2; binomial(2 s, s) steps.
std::optional<bool> has_hypergeometric_solution_modulo(const Pcf& pcf);

inline constexpr int kMostSplittingPrimes = 200, kMostSolved = 10;

}  // namespace brouncker::sieve
