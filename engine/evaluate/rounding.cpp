#include "engine/evaluate/rounding.hpp"

#include "formulas/decimal.hpp"

#include <cmath>
#include <cstdlib>

namespace brouncker {
namespace {

/// Digits after which a value is taken for the boundary it seems to lie on; less than kBoundaryBits.
constexpr long kBoundaryDigits = 1'000;

}  // namespace

Limit finite_limit(std::string value, long digits, long error_exponent, bool rigorous) {
  Limit limit;
  limit.kind = Limit::Kind::finite;
  limit.value = std::move(value);
  limit.digits = digits;
  limit.error_bound = "1e" + std::to_string(error_exponent);
  limit.rigorous = rigorous;
  return limit;
}

long decimal_exponent(const Rational& x) {
  const Integer above = abs(Integer(numerator(x))), below = denominator(x);
  long e = static_cast<long>(std::floor((log2_abs(above) - log2_abs(below)) / kBitsPerDigit));
  const auto at_least = [&](long k) {
    const Integer power = pow(Integer(10), static_cast<unsigned>(std::labs(k)));
    return k >= 0 ? above >= below * power : above * power >= below;
  };
  while (!at_least(e)) --e;
  while (at_least(e + 1)) ++e;
  return e;
}

Rational power_of_ten(long exponent) {
  const Integer power = pow(Integer(10), static_cast<unsigned>(std::labs(exponent)));
  return exponent >= 0 ? Rational(power) : Rational(Integer(1), power);
}

Rational power_of_two(long exponent) {
  const Integer power = Integer(1) << static_cast<unsigned long>(std::labs(exponent));
  return exponent >= 0 ? Rational(power) : Rational(Integer(1), power);
}

Limit infinite_limit(bool rigorous, long digits) {
  Limit limit;
  limit.kind = Limit::Kind::infinite;
  limit.value = "inf";
  limit.digits = digits;
  limit.rigorous = rigorous;
  return limit;
}

Limit zero_limit(bool rigorous, long digits) { return finite_limit("0", digits, -digits - 2, rigorous); }

Limit exact_limit(const Integer& p, const Integer& q, long digits) {
  if (q == 0) return infinite_limit(true, digits);
  Limit limit = finite_limit({}, digits, 0, true);
  limit.rational = Rational(p, q);
  limit.value = significant_decimal(*limit.rational, digits);
  limit.error_bound = "0";
  return limit;
}

std::optional<Limit> rounded_limit(const Rational& value, const Rational& error, long digits, bool rigorous,
                                   LimitEnclosure* enclosure) {
  if (value == 0) return std::nullopt;
  const double log2_value = log2_abs(numerator(value)) - log2_abs(denominator(value));
  const double log2_error = error == 0 ? -HUGE_VAL : log2_abs(numerator(error)) - log2_abs(denominator(error));
  // 10^(e - digits - 2) >= |value| 10^-(digits + 3) > |value| 2^-(bits_for(digits) - 6).
  if (!(log2_error < log2_value - bits_for(digits) + 6)) return std::nullopt;
  if (enclosure) *enclosure = {value, error, rigorous};
  // The exponent of the rounded value: that of `value` would differ between approximations from both sides of a power of 10.
  const auto rounded = [&](std::string text) {
    const long bound = leading_exponent(text) - digits - 2;
    return finite_limit(std::move(text), digits, bound, rigorous);
  };
  if (auto text = agreed_decimal(value, error, digits)) return rounded(std::move(*text));
  if (!(log2_error < log2_value - bits_for(digits) - kBoundaryBits)) return std::nullopt;
  const Rational boundary = parse_decimal(significant_decimal(value, digits + kBoundaryDigits));
  Limit limit = rounded(significant_decimal(boundary, digits));
  limit.rigorous = false;
  return limit;
}

double log2_zero_threshold(const Pcf& pcf, long digits) {
  return -bits_for(digits) - 256 - 4 * (log2_abs(pcf.a.height()) + log2_abs(pcf.b.height()) + 1);
}

std::optional<Limit> limit_of_ratio(const Real& p, const Real& q, long digits, bool rigorous, double log2_zero, Bits precision,
                                    LimitEnclosure* enclosure) {
  if (!arb_is_finite(p.get()) || !arb_is_finite(q.get())) return std::nullopt;
  const bool inverted = arf_cmpabs(arb_midref(p.get()), arb_midref(q.get())) > 0;
  Real ratio;
  if (inverted) arb_div(ratio.get(), q.get(), p.get(), precision);
  else arb_div(ratio.get(), p.get(), q.get(), precision);
  if (!arb_is_finite(ratio.get())) return std::nullopt;
  if (arb_contains_zero(ratio.get())) {
    const Rational width = abs(midpoint(ratio)) + radius(ratio);
    if (width != 0 && log2_abs(numerator(width)) - log2_abs(denominator(width)) > log2_zero) return std::nullopt;
    if (enclosure && !inverted) *enclosure = {midpoint(ratio), radius(ratio), rigorous};
    return inverted ? infinite_limit(false, digits) : zero_limit(false, digits);
  }
  if (inverted) arb_inv(ratio.get(), ratio.get(), precision);
  return rounded_limit(midpoint(ratio), radius(ratio), digits, rigorous, enclosure);
}

}  // namespace brouncker
