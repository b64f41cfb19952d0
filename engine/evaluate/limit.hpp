/// Limits as decimals with a proved error bound.
#pragma once

#include "engine/recurrence/convergents.hpp"
#include "engine/row.hpp"

namespace brouncker {

/// The limit from one convergent and a bound of its tail,
///
///     |L - p_n/q_n| <= |T_n| |b(1) ... b(n)| / (|q_n| (|q_n| - |T_n q_(n-1)|)),
///
/// the same for 1/L where |p_n| > |q_n|; rounded as by rounded_limit(). Rational limits are exact, see rational_limit().
///
/// Precondition: the class is factorial or exponential.
///
/// @param log2_product_b log2|b(1) ... b(n)|, to 1e-6.
/// @return nullopt where this convergent does not decide all digits: come back with a deeper one. An L (or 1/L) whose enclosure
/// still
///         contains 0 far below everything that coefficients of this height explain is returned as 0 (or "inf") with
///         rigorous = false.
/// Source: [Perron1957, II]; the determinant formula.
std::optional<Limit> limit_from_convergent(const Pcf& pcf, const Convergent& c, double log2_product_b, long digits);

/// The limit of a PCF to `digits` significant digits, 1 <= digits <= 1,000,000.
///
///     terminating               the exact rational value, or the point at infinity
///     hypergeometric minimal    the exact rational value, or the point at infinity: rational_limit()
///     factorial, exponential    the recurrence (quick_limit()) or binary splitting at the depth that the digits need, with a proved
///                               error bound
///     slower classes            closed forms with a proved error bound, else the tail series: slow_limit()
///     divergent, or out of reach (limit_infeasible())    no value (Limit::Kind::none)
///
/// Thread-safe. Everything in the result depends on the PCF and `digits` only, not on the method that was the cheapest.
Limit limit_of(const Pcf& pcf, const Convergence& convergence, long digits);

/// p/q to `decimals` decimals, rounded to nearest. Only the leading bits of p and q that matter are looked at. q != 0.
std::string fixed_quotient(const Integer& p, const Integer& q, long decimals);

}  // namespace brouncker
