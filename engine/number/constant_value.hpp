/// Decimal digits of constants, correctly rounded.
#pragma once

#include "engine/number/real.hpp"
#include "formulas/constants.hpp"

#include <optional>
#include <string>

namespace brouncker {

inline constexpr long kMaxConstantDigits = 1'000'000;

/// The decimal of `digits` significant digits, in the form of significant_decimal(), on which all of the ball agrees;
/// nullopt where a rounding boundary or 0 lies inside. For a million digits; agreed_decimal() divides and takes gcds.
/// Precondition: the ball is finite.
std::optional<std::string> rounded_decimal(const Real& value, long digits);

/// The constant to `digits` significant digits, correctly rounded. A value within 10^-(2 digits) of a rounding boundary
/// would be rounded as if it were the boundary.
/// Throws Error (input) unless 1 <= digits <= kMaxConstantDigits. A million digits take a few seconds of one core for pi,
/// e, roots, logarithms, zeta(3) and catalan, ten for euler; khinchin and glaisher take minutes for thousands.
std::string constant_digits(const ConstantRow& row, long digits);

}  // namespace brouncker
