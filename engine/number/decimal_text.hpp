/// From correctly rounded digits to the text of significant_decimal().
#pragma once

#include "formulas/integer.hpp"

#include <optional>
#include <string>

namespace brouncker {

/// "d1d2d3..." and e as d1.d2d3... 10^e, written like significant_decimal(): exponent form outside 1e-7 .. 1e21.
std::string placed_decimal(std::string digits, long exponent);

/// A decimal and e = floor(log10|value|).
struct Decimal {
  std::string text;
  long exponent = 0;
};

/// The decimal of `digits` significant digits on which all of [(m - error) 2^-shift, (m + error) 2^-shift] agrees.
/// @param m      Positive.
/// @param shift  Positive.
/// @return nullopt where a rounding boundary lies inside or a digit string of 9s is rounded up, and where |value| >= 10^digits.
/// Cost: a few products of `digits` digits; no division.
std::optional<Decimal> agreed_decimal(const Integer& m, unsigned long error, unsigned long shift, bool negative, long digits);

}  // namespace brouncker
