/// From an enclosure of a limit to the decimal string that is printed.
#pragma once

#include "engine/number/logarithm.hpp"
#include "engine/number/real.hpp"
#include "engine/row.hpp"

namespace brouncker {

/// Bits that `digits` significant digits need, with enough to spare for rounding.
inline double bits_for(long digits) { return static_cast<double>(digits) * kBitsPerDigit + 16; }

/// Spare bits beyond bits_for(digits) to try one after the other: 48 leave one limit in 10^14 undecided, 448 leave only those
/// that lie on a rounding boundary.
inline constexpr long kSpareBits[] = {48, 448};

/// floor(log10|x|), x != 0.
long decimal_exponent(const Rational& x);

/// 2^exponent.
Rational power_of_two(long exponent);

/// A finite limit with error_bound "1e<error_exponent>".
Limit finite_limit(std::string value, long digits, long error_exponent, bool rigorous);
Limit infinite_limit(bool rigorous, long digits);
Limit zero_limit(bool rigorous, long digits);

/// p/q exactly; the point at infinity where q = 0.
Limit exact_limit(const Integer& p, const Integer& q, long digits);

/// The correctly rounded limit from |L - value| <= error. The stated error bound is 10^(e - digits - 2), 10^e <= |value| <
/// 10^(e+1), whatever smaller error came in, so that it does not depend on how the value was reached.
/// @return nullopt where the error is larger than that or leaves the rounding open. A value that lies on a rounding boundary to
///         more than 400 further bits is rounded as if it were the boundary, half to even.
std::optional<Limit> rounded_limit(const Rational& value, const Rational& error, long digits, bool rigorous);

/// log2 below which an |L| (or 1/|L|) whose enclosure contains 0 is taken for 0: far below what coefficients of this height
/// explain.
double log2_zero_threshold(const Pcf& pcf, long digits);

/// The limit p/q of two balls, as rounded_limit(); 0 and infinity where the enclosure of p/q (q/p) contains 0 and lies below
/// the threshold, then with rigorous = false.
std::optional<Limit> limit_of_ratio(const Real& p, const Real& q, long digits, bool rigorous, double log2_zero, Bits precision);

}  // namespace brouncker
