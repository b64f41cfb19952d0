/// Sums of hypergeometric terms whose contiguous sums are a module of rank 2: 3F2(1), and very well poised 7F6(1) and 6F5(-1).
///
///     T(n, k) = sign^k lambda(n, k) prod Gamma(u_i + k)/prod Gamma(l_i + k),   u_i, l_i = t/2 + s n with integers t, s >= 0,
///
/// as many u as l, lambda = 1 or A/2 + E n + 2k. With F_i the polynomials T(n + i, k)/tau in k, tau the product of Gammas with the
/// u of n and the l of n + 2, every F is Q(k+1) sign U(k) - Q(k) L(k) plus a remainder, by division by decreasing powers of k: U,
/// L the products of u_i + k and of l_i(n+2) + k - 1. Three remainders of a space of rank 2 are dependent: c0, c1, c2, and R = Q
/// L/(T/tau) is the certificate of Theorem D (engine/prove/statements/dual_sum.hpp). T is scaled by a product of powers of n!, so
/// that the ratio T(n+1, k)/T(n, k) is bounded.
/// Source: doc/GENERATE.md; [Zeilberger1991].
#pragma once

#include "engine/prove/find/proof.hpp"

#include <optional>
#include <string>
#include <vector>

namespace brouncker::generate {

/// twice/2 + slope n.
struct Form {
  int twice = 0, slope = 0;
  friend bool operator==(const Form&, const Form&) = default;
};

struct SumTerm {
  std::vector<Form> upper, lower;  ///< of the same length, slopes >= 0
  std::optional<Form> prefactor;   ///< lambda without its 2k
  int sign = 1;
};

/// The least short bound m 2^e, 16 <= m < 32, that is at least x > 0.
Rational short_bound(const Rational& x);
/// The largest |coefficient of top|/coefficient of bottom, at k = 0 and n = 0; nullopt where a coefficient of bottom is missing or
/// negative.
std::optional<Rational> ratio_by_signs(const BivariateRatio& ratio);

/// "sum over k >= 0 of Gamma(1 + n + k)^3/Gamma(2 + 2n + k)^2/k!".
std::string to_plain(const SumTerm& term);

/// Theorem D for the sum over k >= 0 of T, and its PCF.
struct SumFraction {
  DualSum sum;
  Pcf raw, small;
};
/// nullopt where the recurrence is not of order 2, the fraction is not of the exponential class, the sum is not the smaller
/// solution by signs, or its first terms have no closed form.
[[nodiscard]] std::optional<SumFraction> sum_fraction(const SumTerm& term);

[[nodiscard]] std::optional<Proof> sum_proof(const SumFraction& fraction);

}  // namespace brouncker::generate
