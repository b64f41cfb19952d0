/// Sums of rational functions times a hypergeometric term:
///
///     sum over n >= 0 of f(n) h(n),   h(n) = z^n prod (alpha)_n / prod (beta)_n,
///
/// alpha, beta in (0, 1], none on both sides; |z| < 1 with as many alpha as beta, or any z with fewer alpha. Every term with a rational
/// quotient h(n+1)/h(n) with rational zeros and poles is such an h times a rational function. The parts of f give
///
///     n(n-1)...(n-i+1):   i! h(i) pFq(1+i, alpha+i, ...; beta+i, ...; z)
///     1/(n + rho)^k:      rho^-k pFq(1, alpha, ..., rho, ..., rho; beta, ..., rho+1, ..., rho+1; z)
///
/// or functions with a name (named_series.hpp). Where q(n) = f(n) + R(n+1) h(n+1)/h(n) - R(n), and q, R have no pole from m on,
///
///     sum over n >= m of q(n) h(n) = sum over n >= 0 of f(n) h(n) - sum over n < m of f(n) h(n) - R(m) h(m).
#pragma once

#include "engine/prove/statements/summation.hpp"
#include "formulas/polynomial.hpp"

#include <optional>
#include <vector>

namespace brouncker {

struct HypergeometricTerm {
  Rational z;
  /// Sorted.
  std::vector<Rational> upper, lower;
  friend bool operator==(const HypergeometricTerm&, const HypergeometricTerm&) = default;
};

/// The conditions above.
[[nodiscard]] bool is_proper(const HypergeometricTerm& h);

/// h(n+1)/h(n) = top/bottom.
struct SeriesRatio {
  Polynomial top, bottom;
};
SeriesRatio ratio_of(const HypergeometricTerm& h);
/// h(n). Precondition: n >= 0, not large.
Rational term(const HypergeometricTerm& h, long n);

/// The sum over n >= 0; nullopt where f has a pole outside of [-1, 0), or a pFq has more parameters than functions.hpp has.
/// Precondition: is_proper(h).
[[nodiscard]] std::optional<LinearForm> sum_of(const HypergeometricTerm& h, const PartialFractions& f);

/// f(n), n not a root.
Rational value(const PartialFractions& f, const Rational& n);

/// The sum of q h over n >= m, R = r_top/r_bottom.
[[nodiscard]] std::optional<LinearForm> reduced_sum(const HypergeometricTerm& h, const PartialFractions& f, const Polynomial& r_top,
                                                    const Polynomial& r_bottom, long m);

}  // namespace brouncker
