/// Exact numbers as decimal strings, correctly rounded (half to even).
#pragma once

#include "formulas/integer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace brouncker {

/// `value` with `digits` significant digits: "-7.6996", "0.00012345", "1.2345e+40" (exponent form outside 1e-7..1e21).
/// Trailing zeros are kept: they are digits. 0 is "0".
std::string significant_decimal(const Rational& value, long digits);

/// `value` with `decimals` digits after the point: "4.000".
std::string fixed_decimal(const Rational& value, long decimals);

/// The significant decimal on which every number in [value - error, value + error] agrees; nullopt where a rounding
/// boundary lies inside, so that the caller can come back with a smaller error.
std::optional<std::string> agreed_decimal(const Rational& value, const Rational& error, long digits);

/// -x of a printed decimal or fraction; nothing changes for a zero and for what is no number ("", "inf").
std::string negated_decimal(const std::string& text);

/// floor(log10 |x|) of a decimal of significant_decimal() that is not 0, without making a number of it.
std::int64_t leading_exponent(std::string_view decimal);

/// The exact value of a decimal string "-12.5e-3". Throws Error (input).
Rational parse_decimal(const std::string& text);

}  // namespace brouncker
