/// Theorem D: limits of Apery-like fractions from a two-variable hypergeometric term, the dual of a binomial sum.
///
/// T(n, k) with rational rho_n = T(n+1, k)/T(n, k) and rho_k = T(n, k+1)/T(n, k), R(n, k) rational, G = R T, and polynomials c_i with
///
///     c0 + c1 rho_n + c2 rho_n rho_n(n+1) = R(n, k+1) rho_k - R(n, k).                                          (1)
///
/// D = (d/dk)^m, m = 0 or 1;  X_n = sum over starts s of weight_s sum_(j >= 0) D T(n, s + j). Where
///
///     (2) D G(n, s) = 0 for n >= 0,  (3) D G(n, k) -> 0 as k grows, or G(n, k) -> the same value for all starts, whose weights add up to 0,
///     (4) |rho_n| <= rho for n >= 0 and k >= s, and rho |lead c2| < |lambda|, the dominant root of x^2 = lead(a) x + lead(b),
///
/// summing D of (1) times T gives c0 X_n + c1 X_(n+1) + c2 X_(n+2) = 0, and X is recessive. With a(n) = -c1(n-1) and
/// b(n) = -c0(n-1) c2(n-2) therefore, where X_0 is not 0,
///
///     L = a(0) - c2(-1) X_1/X_0                                                                       (Pincherle's theorem).
///
/// T(0, k) = z^(k-s) f(k) with a rational function f, so X_0 and X_1 are sums that summation.hpp knows.
/// Source: doc/PROOFS.md, "Dual sums"; creative telescoping [Zeilberger1991]; the duals of Apery's sums are those of [Nesterenko1996].
#pragma once

#include "engine/prove/statements/recessive_limit.hpp"
#include "engine/prove/statements/summation.hpp"
#include "formulas/bivariate.hpp"

namespace brouncker {

struct DualSum {
  struct Start {
    Rational k;
    Integer weight = 1;
  };
  std::vector<Start> starts;
  int derivative = 0;             ///< m
  BivariateRatio term_n, term_k;  ///< rho_n, rho_k
  Recurrence recurrence;
  BivariateRatio certificate;  ///< R
  Rational bound;              ///< rho
  Rational z = 1;
  PartialFractions first, second;  ///< T(0, k) = z^(k-s) first(k), T(1, k) = z^(k-s) second(k)
};

/// sum over the starts of weight sum_(j >= 0) (d/dk)^derivative [z^(k-s) f(k)] at k = s + j; nullopt where summation.hpp has no closed form.
/// Precondition: z = 1 with a derivative or more than one start.
[[nodiscard]] std::optional<LinearForm> dual_series(const DualSum& sum, const PartialFractions& f);

/// a(0) - c2(-1) X_1/X_0 as a map of one atom; nullopt where X_0 and X_1 have no closed form, or are not made of one atom.
/// Precondition: X_0 is not 0.
[[nodiscard]] std::optional<ClosedForm> dual_limit(const DualSum& sum);

}  // namespace brouncker
