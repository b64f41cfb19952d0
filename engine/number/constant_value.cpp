#include "engine/number/constant_value.hpp"

#include "engine/number/decimal_text.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/number/logarithm.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// floor(x 10^shift + 1/2) where that is the same for all of the ball x >= 0.
std::optional<Integer> rounded_multiple(const Real& x, long shift, Bits precision) {
  Real scaled, half(1);
  arb_ui_pow_ui(scaled.get(), 10, static_cast<ulong>(std::abs(shift)), precision);
  if (shift >= 0) arb_mul(scaled.get(), x.get(), scaled.get(), precision);
  else arb_div(scaled.get(), x.get(), scaled.get(), precision);
  arb_mul_2exp_si(half.get(), half.get(), -1);
  arb_add(scaled.get(), scaled.get(), half.get(), precision);
  arb_floor(scaled.get(), scaled.get(), precision);
  fmpz_t unique;
  fmpz_init(unique);
  std::optional<Integer> result;
  if (arb_get_unique_fmpz(unique, scaled.get())) fmpz_get_mpz(result.emplace().backend().data(), unique);
  fmpz_clear(unique);
  return result;
}

/// floor(log10|x|), perhaps one off.
long decimal_exponent(const Real& x) {
  mag_t magnitude;
  mag_init(magnitude);
  arb_get_mag(magnitude, x.get());
  const double log10 = mag_get_d_log2_approx(magnitude) * kDigitsPerBit;
  mag_clear(magnitude);
  return static_cast<long>(std::floor(log10));
}

}  // namespace

std::optional<std::string> rounded_decimal(const Real& value, long digits) {
  assert(digits >= 1 && arb_is_finite(value.get()));
  if (arb_is_zero(value.get())) return "0";
  if (arb_contains_zero(value.get())) return std::nullopt;
  const bool negative = arb_is_negative(value.get());
  Real x;
  arb_abs(x.get(), value.get());
  const Bits precision = static_cast<Bits>(static_cast<double>(digits) * kBitsPerDigit) + 128;
  long exponent = decimal_exponent(x);
  for (;;) {
    const std::optional<Integer> multiple = rounded_multiple(x, digits - 1 - exponent, precision);
    if (!multiple) return std::nullopt;
    std::string text = multiple->str();
    const long size = static_cast<long>(text.size());
    if (size == digits) return (negative ? "-" : "") + placed_decimal(std::move(text), exponent);
    // A first guess one too low, or 9.99 that became 10.0, shows as a digit too many; one too high as a digit too few.
    exponent += size > digits ? 1 : -1;
  }
}

std::string constant_digits(const ConstantRow& row, long digits) {
  if (digits < 1 || digits > kMaxConstantDigits)
    throw input_error(fmt::format("{} digits: accepted are 1 to {}", digits, kMaxConstantDigits));
  const std::size_t first = std::min(row.stored.find_first_of("123456789"), row.stored.size());
  const long stored = std::count_if(row.stored.begin() + static_cast<long>(first), row.stored.end(), text::is_digit);
  if (stored > 0 && digits > stored - 10)
    throw input_error(fmt::format("{}: {} digits: only {} are known of this constant", row.name, digits, stored - 10));
  const Expression expression = definition(row);
  std::optional<Real> value;
  for (long spare : {9L, 100L, digits + 100}) {
    value = enclose(expression, digits + spare).value;
    assert(value);
    if (std::optional<std::string> text = rounded_decimal(*value, digits)) return *std::move(text);
  }
  return significant_decimal(midpoint(*value), digits);
}

}  // namespace brouncker
