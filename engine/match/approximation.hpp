/// Real numbers as the matcher knows them: fixed-point with a bound of the error.
#pragma once

#include "engine/number/real.hpp"

#include <optional>
#include <string>

namespace brouncker {

/// A real number x with |x - scaled 2^-bits| <= 2^-bits.
struct Approximation {
  Integer scaled;
  long bits = 0;

  Rational centre() const;
  /// log2 of |scaled| 2^-bits; -infinity for 0.
  double log2_abs() const;
  /// log2 of |x| over its uncertainty: the bits that are known. Not positive where x may be 0.
  double known_bits() const;
};

/// |x - value| <= error, with as many bits as the error leaves. Precondition: error > 0.
Approximation approximation(const Rational& value, const Rational& error);

/// A decimal text all of whose digits are right: |x - value| <= one unit of the last place.
/// @param digits  Significant digits that are known; 0: those that the text shows. A text that shows fewer than `digits` is exact
///                beyond its end ("0.5" to 64 digits).
/// Throws Error (input) where the text is not a decimal.
Approximation from_decimal(const std::string& text, long digits = 0);

/// The ball, at no more than `max_bits` bits; nullopt where it is not finite.
[[nodiscard]] std::optional<Approximation> from_ball(const Real& ball, long max_bits);

/// 1/x. Precondition: known_bits() >= 2.
Approximation reciprocal(const Approximation& x);

/// x y and its error.
Approximation product(const Approximation& x, const Approximation& y);

/// floor(x 2^bits + 1/2) of the centre.
Integer rounded_to(const Approximation& x, long bits);

}  // namespace brouncker
