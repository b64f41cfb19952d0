/// From an enclosure of a limit to the decimal string that is printed.
#pragma once

#include "engine/number/logarithm.hpp"
#include "engine/number/real.hpp"
#include "engine/row.hpp"

namespace brouncker {

/// Bits that `digits` significant digits need, with enough to spare for rounding.
inline double bits_for(long digits) { return static_cast<double>(digits) * kBitsPerDigit + 16; }

/// Spare bits beyond bits_for(digits) to try one after the other: 48 leave one limit in 10^14 undecided, the others only what lies
/// on a rounding boundary or was made to lie near one.
inline constexpr long kSpareBits[] = {48, 448, 3'600};
/// Spare bits beyond which the last of them decides nothing: a limit as near as that to a rounding boundary is taken for it, and
/// said not to be rigorous.
inline constexpr long kBoundaryBits = 3'500;

/// Where a limit lies before it is rounded: within `radius` of `centre`, by theorem where `rigorous`.
struct LimitEnclosure {
  Rational centre, radius;
  bool rigorous = false;
};

/// floor(log10|x|), x != 0.
long decimal_exponent(const Rational& x);

/// 2^exponent.
Rational power_of_two(long exponent);
/// 10^exponent.
Rational power_of_ten(long exponent);

/// A finite limit with error_bound "1e<error_exponent>".
Limit finite_limit(std::string value, long digits, long error_exponent, bool rigorous);
Limit infinite_limit(bool rigorous, long digits);
Limit zero_limit(bool rigorous, long digits);

/// p/q exactly; the point at infinity where q = 0.
Limit exact_limit(const Integer& p, const Integer& q, long digits);

/// The correctly rounded limit from |L - value| <= error. The stated error bound is 10^(e - digits - 2), 10^e <= |value| <
/// 10^(e+1), whatever smaller error came in, so that it does not depend on how the value was reached.
/// @param enclosure Where not null, what came in is written there, also where the rounding stays open.
/// @return nullopt where the error is larger than that or leaves the rounding open: come back with a smaller error. Where it is
///         below kBoundaryBits further bits and a rounding boundary still lies inside, that boundary is rounded, half to even, and
///         rigorous = false. (A limit known to be rational is rounded by exact_limit(), a tie half to even.)
std::optional<Limit> rounded_limit(const Rational& value, const Rational& error, long digits, bool rigorous,
                                   LimitEnclosure* enclosure = nullptr);

/// log2 below which an |L| (or 1/|L|) whose enclosure contains 0 is taken for 0: far below what coefficients of this height
/// explain.
double log2_zero_threshold(const Pcf& pcf, long digits);

/// The limit p/q of two balls, as rounded_limit(); 0 and infinity where the enclosure of p/q (q/p) contains 0 and lies below
/// the threshold, then with rigorous = false.
std::optional<Limit> limit_of_ratio(const Real& p, const Real& q, long digits, bool rigorous, double log2_zero, Bits precision,
                                    LimitEnclosure* enclosure = nullptr);

}  // namespace brouncker
