/// The sums of hypergeometric_series.hpp that have a name.
///
///     (a)_n/n!                 1                  (1-z)^-a
///     (1/2)_n/n!               1/(n+1/2)          2 arcsin(sqrt z)/sqrt z
///                              1/(n+1)^2          (4/z) (1 - s + log((1+s)/2)),  s = sqrt(1-z)
///     n!/(1/2)_n               1                  (1 + T)/(1-z),  T = sqrt(z/(1-z)) arcsin(sqrt z)
///                              1/(n+1)            (2 T - arcsin(sqrt z)^2)/z
///     (a)_n (1-a)_n/((1/2)_n n!)  1               C/s,  C = cos(c arcsin(sqrt z)), c = 1 - 2a:  an algebraic number
///                              n                  (z C/s - c S)/(2 (1-z)),  S = sqrt(z) sin(c arcsin(sqrt z))
///     (1/2)_n^2/n!^2           1                  2 K(z)/pi
///                              n                  (E(z)/(1-z) - K(z))/pi
///     (a)_n (1-a)_n/n!^2, z = 1/2  1              sqrt(pi)/(Gamma((1+a)/2) Gamma(1-a/2))
///                              n                  2 sqrt(pi)/(Gamma((1-a)/2) Gamma(a/2))
///     1/n!                     1                  exp(z)
/// Source: DLMF 15.4.3, 15.4.6, 15.4.12, 15.4.30, 14.5.2, 4.24.1, 19.5.1, 19.4.1; the second of a pair by integration of the first.
#pragma once

#include "engine/prove/statements/hypergeometric_series.hpp"
#include "formulas/closed_form.hpp"

namespace brouncker {

/// A part of f: n(n-1)...(n-power+1), or 1/(n + rho)^order where order > 0.
struct SeriesPart {
  int power = 0;
  Rational rho = 0;
  int order = 0;
};

/// nullopt where there is no name. Precondition: is_proper(h).
[[nodiscard]] std::optional<LinearForm> named_sum(const HypergeometricTerm& h, const SeriesPart& part);

/// asin(sqrt z)^2, 0 < z < 1; for z < 0 asinh(sqrt -z)^2.
closed::Multiple square_of_asin(const Rational& z);

}  // namespace brouncker
