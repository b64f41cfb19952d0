/// A theorem that follows from primes that fail: an upper bound of the irrationality measure of a formula's convergents.
///
/// Let deg b = 2 deg a = 2 D, A, B the leading coefficients, A^2 + 4 B > 0, A != 0, b(n) != 0 for n >= 1, and the limit L finite; l1, l2 the
/// roots of x^2 = A x + B, |l1| > |l2|; b = C prod (q_i n - u_i) r(n) with coprime q_i, u_i and r without rational roots. For a set S of odd
/// primes with T_p(0) != 0 and b(n) = 0 modulo p for some n
///
///     liminf delta_n  <=  log|l1/l2| / (1/2 log|l1/l2| + sum over S of c_p) - 1,
///     c_p = log p / 2 (v_p(C) + #{i: p does not divide q_i} / (p - 1)),
///
/// delta_n = -log|L - p_n/q_n| / log(q_n / gcd(p_n, q_n)) - 1. Where all roots of b are rational and p divides neither B nor a q_i, c_p = D
/// log p / (p - 1). Proof: doc/SIEVE.md.
#pragma once

#include "engine/number/real.hpp"
#include "formulas/pcf.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace brouncker::sieve {

/// T_p(0) != 0 and p | b(0) ... b(p - 1), any odd prime below kPrimeBound: the hypothesis on the primes of S.
bool limits_delta(const Pcf& pcf, std::uint32_t prime);

/// c_p as a ball. Precondition: b is not zero.
Real prime_cost(const Polynomial& b, std::uint32_t prime, Bits precision);

/// A ball around the upper bound. @param primes S; nullopt where the hypotheses on a, b or on S do not hold.
std::optional<Real> delta_bound(const Pcf& pcf, const std::vector<std::uint32_t>& primes, Bits precision);

/// What the failing primes of a formula with delta >= threshold cost at most: (1/(1 + threshold) - 1/2) log|l1/l2|.
/// Precondition: A^2 + 4 B > 0, A and B not 0, threshold > -1.
Real delta_budget(const Integer& lead_a, const Integer& lead_b, const Rational& threshold, Bits precision);

/// Is liminf delta_n < threshold proved by these primes? False where it is not, or not decided at 128 bits.
bool is_delta_below(const Pcf& pcf, const std::vector<std::uint32_t>& primes, const Rational& threshold);

}  // namespace brouncker::sieve
