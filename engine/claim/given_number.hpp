/// A number as a user has it: what is known about it, exactly.
#pragma once

#include "engine/match/approximation.hpp"
#include "formulas/expression.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace brouncker {

/// |x - centre| <= radius.
struct GivenNumber {
  std::string text;  ///< as given
  Rational centre, radius;
  long digits = 0;                       ///< significant digits that the radius leaves
  bool is_decimal = false;               ///< digits of a decimal expansion, so that a prefix of it makes sense
  std::optional<Expression> expression;  ///< where a closed form was given; its value is known as far as asked for

  bool contains(const Rational& low, const Rational& high) const { return high >= centre - radius && low <= centre + radius; }
  /// Precondition: radius > 0.
  Approximation approximation() const { return brouncker::approximation(centre, radius); }
};

/// Reads
///
///     0.9159655941        a decimal, cut off or rounded: one unit of its last digit, exactly
///     0.91596 +- 2e-5     or "+/-", or a unicode sign; @param tolerance the same apart from it, "" where there is none
///     [1; 1, 1, 9, ...]   partial quotients, with dots or without: all numbers that begin with them
///     sqrt(2), 22/7       a closed form, to `digits` digits
///
/// Throws Error (input).
GivenNumber given_number(const std::string& text, const std::string& tolerance, long digits);

/// Digits with a decimal point, and perhaps a sign and an exponent.
bool is_decimal_text(std::string_view text);

/// The decimal cut to fewer digits. Precondition: number.is_decimal, 1 <= digits < number.digits.
GivenNumber prefix(const GivenNumber& number, long digits);

}  // namespace brouncker
