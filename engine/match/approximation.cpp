#include "engine/match/approximation.hpp"

#include "engine/number/logarithm.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/decimal.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

namespace brouncker {
namespace {

/// floor(x 2^shift).
Integer shifted(const Integer& x, long shift) {
  Integer result;
  if (shift >= 0) mpz_mul_2exp(result.backend().data(), x.backend().data(), static_cast<mp_bitcnt_t>(shift));
  else mpz_fdiv_q_2exp(result.backend().data(), x.backend().data(), static_cast<mp_bitcnt_t>(-shift));
  return result;
}

/// floor(x 2^bits + 1/2).
Integer rounded(const Rational& x, long bits) {
  const Integer top = shifted(Integer(numerator(x)), std::max(bits, 0L) + 1);
  const Integer bottom = shifted(Integer(denominator(x)), std::max(-bits, 0L));
  return (floor_quotient(top, bottom) + 1) >> 1;
}

double log2_of(const Rational& x) { return log2_abs(Integer(numerator(x))) - log2_abs(Integer(denominator(x))); }

/// Significant digits that a decimal text shows: from the first digit that is not 0 up to the exponent.
long shown_digits(const std::string& text) {
  long digits = 0;
  for (char c : text.substr(0, text.find_first_of("eE"))) digits += text::is_digit(c) && (digits > 0 || c != '0');
  return digits;
}

}  // namespace

Rational Approximation::centre() const {
  return bits >= 0 ? Rational(scaled, Integer(Integer(1) << static_cast<unsigned>(bits)))
                   : Rational(Integer(scaled << static_cast<unsigned>(-bits)));
}

double Approximation::log2_abs() const { return brouncker::log2_abs(scaled) - static_cast<double>(bits); }
double Approximation::known_bits() const { return brouncker::log2_abs(scaled); }

Approximation approximation(const Rational& value, const Rational& error) {
  assert(error > 0);
  // error 2^bits <= 1/2, and half a unit for rounding.
  const long bits = static_cast<long>(std::floor(-log2_of(error) - 1.001));
  return {rounded(value, bits), bits};
}

Approximation from_decimal(const std::string& text, long digits) {
  const Rational value = parse_decimal(text);
  if (digits <= 0) digits = std::max(1L, shown_digits(text));
  // A value just below a power of 10 may count as that power: an error bound ten times too large.
  const long exponent = value == 0 ? 0 : static_cast<long>(std::floor(log2_of(abs(value)) * kDigitsPerBit + 1e-9));
  return approximation(value, parse_decimal("1e" + std::to_string(exponent + 1 - digits)));
}

std::optional<Approximation> from_ball(const Real& ball, long max_bits) {
  if (!arb_is_finite(ball.get())) return std::nullopt;
  const Rational error = radius(ball), least(1, Integer(Integer(1) << static_cast<unsigned>(max_bits + 2)));
  return approximation(midpoint(ball), std::max<Rational>(error, least));
}

Approximation reciprocal(const Approximation& x) {
  assert(x.known_bits() >= 2);
  // |1/x - 1/y| <= 2^-bits / (|x| |y|); |y| >= |x|/2 where two bits are known.
  const Rational centre = x.centre();
  const Rational ulp = Approximation{1, x.bits}.centre();
  return approximation(Rational(1 / centre), Rational(2 * ulp / (centre * centre)));
}

Approximation product(const Approximation& x, const Approximation& y) {
  const Rational ux = Approximation{1, x.bits}.centre(), uy = Approximation{1, y.bits}.centre();
  const Rational cx = x.centre(), cy = y.centre();
  return approximation(Rational(cx * cy), Rational(abs(cx) * uy + abs(cy) * ux + ux * uy));
}

Integer rounded_to(const Approximation& x, long bits) {
  const long shift = bits - x.bits;
  return shift >= 0 ? shifted(x.scaled, shift) : Integer((shifted(x.scaled, shift + 1) + 1) >> 1);
}

}  // namespace brouncker
