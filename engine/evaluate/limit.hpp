/// Limits as decimals with a proved error bound, for every class and any number of digits. quick_limit.hpp is a short cut of the
/// fast classes, slow_limit.hpp the way of the slow ones.
#pragma once

#include "engine/evaluate/rounding.hpp"
#include "engine/recurrence/ball_convergent.hpp"
#include "engine/recurrence/convergents.hpp"

namespace brouncker {

/// The limit from one convergent and a bound of its tail,
///
///     |L - p_n/q_n| <= |K(n+1)| |b(1) ... b(n)| / (|q_n| (|q_n| - |K(n+1) q_(n-1)|)),
///
/// the same for 1/L where |p_n| > |q_n|; rounded as by rounded_limit().
///
/// Preconditions: the PCF converges; exact_limit_of() does not know the limit.
///
/// @param log2_product_b log2|b(1) ... b(n)|, to 1e-6.
/// @param enclosure As in rounded_limit().
/// @return nullopt where this convergent does not decide all digits: come back with a deeper one. An L (or 1/L) whose enclosure
/// still
///         contains 0 far below everything that coefficients of this height explain is returned as 0 (or "inf") with
///         rigorous = false.
/// Source: [Perron1957, II]; the determinant formula.
std::optional<Limit> limit_from_convergent(const Pcf& pcf, const Convergent& c, double log2_product_b, long digits,
                                           LimitEnclosure* enclosure = nullptr);

/// The same from a convergent in balls.
std::optional<Limit> limit_from_balls(const Pcf& pcf, const BallConvergent& c, long digits, LimitEnclosure* enclosure = nullptr);

/// The limit where no digit of it has to be approximated: exact in the terminating class (no value beyond 1,000,000 terms) and
/// where rational_limit() finds it; no value in the divergent class. nullopt otherwise.
std::optional<Limit> exact_limit_of(const Pcf& pcf, const Convergence& convergence, long digits);

/// The limit where exact_limit_of() is nullopt: limit_of() below but for its first two lines.
/// @param enclosure Where not null, the enclosure that the value was rounded from, as in rounded_limit().
Limit approximated_limit_of(const Pcf& pcf, const Convergence& convergence, long digits, LimitEnclosure* enclosure = nullptr);

/// The limit of a PCF to `digits` significant digits, 1 <= digits <= 1,000,000.
///
///     terminating               the exact rational value, or the point at infinity
///     hypergeometric minimal    the exact rational value, or the point at infinity: rational_limit()
///     factorial, exponential    the recurrence (quick_limit()) or binary splitting at the depth that the digits need, with a
///                               proved error bound
///     slower classes            the same where few terms decide (is_easy()), as they do where |a(n)|^2/|b(n)| is large for long;
///                               else closed forms with a proved error bound, else the tail series, proved or, where the recurrence
///                               does not come to an end either, estimated: slow_limit.hpp
///     divergent, or out of reach (limit_infeasible())    no value (Limit::Kind::none)
///
/// Thread-safe. Everything in the result depends on the PCF and `digits` only, not on the method that was the cheapest.
Limit limit_of(const Pcf& pcf, const Convergence& convergence, long digits);

/// The limit as limit_of(), and what it was rounded from: the exact value where it is known.
/// @return `enclosure` nullopt where the limit is not finite or has no value.
struct EnclosedLimit {
  Limit limit;
  std::optional<LimitEnclosure> enclosure;
};
EnclosedLimit enclosed_limit_of(const Pcf& pcf, const Convergence& convergence, long digits);

/// p/q to `decimals` decimals, rounded to nearest. Only the leading bits of p and q that matter are looked at. q != 0.
std::string fixed_quotient(const Integer& p, const Integer& q, long decimals);

}  // namespace brouncker
