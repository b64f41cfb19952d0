#include "formulas/decimal.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::size_t kMaxText = 10'000'000;
constexpr std::int64_t kMaxExponent = 1'000'000;
/// Exponents written without "e": 1e-7 <= |value| < 1e21.
constexpr long kFirstPlain = -7, kLastPlain = 20;

Integer power_of_ten(long exponent) { return pow(Integer(10), static_cast<unsigned>(exponent)); }

/// value >= 0 times 10^shift, rounded half to even.
Integer scaled(const Rational& value, long shift) {
  Integer top = numerator(value), bottom = denominator(value);
  (shift >= 0 ? top : bottom) *= power_of_ten(std::abs(shift));
  Integer quotient, rest;
  divide_qr(top, bottom, quotient, rest);
  rest *= 2;
  if (rest > bottom || (rest == bottom && bit_test(quotient, 0))) ++quotient;
  return quotient;
}

/// `value` > 0 as digits d1 d2 ... and exponent e: d1.d2... * 10^e.
std::pair<std::string, long> digits_and_exponent(const Rational& value, long digits) {
  // mpz_sizeinbase is exact or one too large, so that the first guess is at most two off; rounding up adds one.
  const auto size = [](const Integer& x) { return static_cast<long>(mpz_sizeinbase(x.backend().data(), 10)); };
  long exponent = size(numerator(value)) - size(denominator(value)) - 1;
  const auto at_most = [&](long e) {  // 10^e <= value
    return e >= 0 ? numerator(value) >= denominator(value) * power_of_ten(e)
                  : numerator(value) * power_of_ten(-e) >= denominator(value);
  };
  while (!at_most(exponent)) --exponent;
  while (at_most(exponent + 1)) ++exponent;
  std::string text = scaled(value, digits - 1 - exponent).str();
  if (text.size() > static_cast<std::size_t>(digits)) {  // 9.99 became 10.0
    text.pop_back();
    ++exponent;
  }
  return {text, exponent};
}

[[noreturn]] void refuse(std::string_view text, std::size_t where, std::string_view reason) {
  throw input_error(fmt::format("decimal number {}: column {}: {}; accepted are numbers such as 12, -0.5 or 1.25e-3",
                                text::quoted(text), where + 1, reason));
}

/// The exponent after "e", from `where` to the end of the text.
std::int64_t parse_exponent(std::string_view text, std::size_t where) {
  std::string_view rest = text.substr(where);
  const bool negative = !rest.empty() && rest.front() == '-';
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) rest.remove_prefix(1);
  if (rest.empty()) refuse(text, text.size(), "the exponent is missing");
  const std::size_t other = rest.find_first_not_of("0123456789");
  if (other != rest.npos) refuse(text, text.size() - rest.size() + other, "unexpected character");
  rest.remove_prefix(std::min(rest.find_first_not_of('0'), rest.size()));
  const std::int64_t size = rest.empty() ? 0 : rest.size() > 9 ? kMaxExponent + 1 : *text::to_int64(rest);
  if (size > kMaxExponent) refuse(text, where, fmt::format("the exponent is beyond +-{}", kMaxExponent));
  return negative ? -size : size;
}

}  // namespace

std::string significant_decimal(const Rational& value, long digits) {
  assert(digits >= 1);
  if (value == 0) return "0";
  auto [text, exponent] = digits_and_exponent(abs(value), digits);
  const std::string sign = value < 0 ? "-" : "";
  if (exponent < kFirstPlain || exponent > kLastPlain || exponent >= digits) {
    if (digits > 1) text.insert(1, ".");
    return fmt::format("{}{}e{}{}", sign, text, exponent < 0 ? '-' : '+', std::abs(exponent));
  }
  if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + text;
  if (exponent + 1 < digits) text.insert(static_cast<std::size_t>(exponent + 1), ".");
  return sign + text;
}

std::string fixed_decimal(const Rational& value, long decimals) {
  assert(decimals >= 0);
  const Integer rounded = scaled(abs(value), decimals);
  std::string text = rounded.str();
  const auto places = static_cast<std::size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, ".");
  return (value < 0 && rounded != 0 ? "-" : "") + text;
}

std::optional<std::string> agreed_decimal(const Rational& value, const Rational& error, long digits) {
  assert(error >= 0);
  // Rounding is monotone: what the two ends agree on, everything between them agrees on.
  std::string low = significant_decimal(value - error, digits);
  if (error != 0 && low != significant_decimal(value + error, digits)) return std::nullopt;
  return low;
}

std::int64_t leading_exponent(std::string_view decimal) {
  const std::size_t e = decimal.find('e');
  const std::string_view digits = decimal.substr(0, e);
  const std::int64_t exponent = e == decimal.npos ? 0 : parse_exponent(decimal, e + 1);
  const auto first = static_cast<std::int64_t>(digits.find_first_of("123456789"));
  const auto point = static_cast<std::int64_t>(std::min(digits.find('.'), digits.size()));
  return exponent + (first < point ? point - first - 1 : point - first);
}

std::string negated_decimal(const std::string& text) {
  if (text.find_first_of("123456789") == std::string::npos) return text;
  return text.front() == '-' ? text.substr(1) : "-" + text;
}

Rational parse_decimal(const std::string& given) {
  if (given.size() > kMaxText) refuse(given, kMaxText, fmt::format("longer than {} characters", kMaxText));
  const std::string_view text = text::trimmed(given);
  std::size_t i = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) ++i;
  std::string digits;
  bool point = false, any = false;
  std::int64_t exponent = 0;
  for (; i < text.size(); ++i) {
    if (text[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (!text::is_digit(text[i])) break;
    any = true;
    if (point) --exponent;
    // A leading 0 would make GMP read octal digits.
    if (!digits.empty() || text[i] != '0') digits += text[i];
  }
  if (!any) refuse(text, i, i < text.size() ? "a digit is expected here" : "a digit is missing");
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') refuse(text, i, "unexpected character");
    exponent += parse_exponent(text, i + 1);
  }
  Integer top(digits.empty() ? "0" : digits), bottom = 1;
  (exponent >= 0 ? top : bottom) *= power_of_ten(std::abs(exponent));
  return Rational(negative ? Integer(-top) : top, bottom);
}

}  // namespace brouncker
