#include "engine/claim/given_number.hpp"

#include "engine/evaluate/rounding.hpp"
#include "engine/number/expression_value.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::string_view kAccepted =
    "accepted are a decimal such as 0.9159655, 0.91596 +- 2e-5, partial quotients [1; 1, 2], or a closed form such as sqrt(2)";

/// floor(log10 |centre|) - floor(log10 radius): what a reader calls the digits.
long digits_of(const Rational& centre, const Rational& radius) {
  if (radius == 0 || centre == 0) return 0;
  return std::max(0L, decimal_exponent(centre) - decimal_exponent(radius) + 1);
}

/// One unit of the last digit shown.
Rational last_unit(std::string_view text) {
  const std::size_t exponent_at = text.find_first_of("eE");
  const std::string_view mantissa = text.substr(0, exponent_at);
  const std::size_t point = mantissa.find('.');
  long exponent = point == mantissa.npos ? 0 : -static_cast<long>(mantissa.size() - point - 1);
  if (exponent_at != text.npos) {
    std::string_view shown = text.substr(exponent_at + 1);
    if (shown.starts_with('+')) shown.remove_prefix(1);
    const auto value = text::to_int64(shown);
    if (!value || std::abs(*value) > 1'000'000)
      throw input_error(fmt::format("--value {}: the exponent; {}", text::quoted(text), kAccepted));
    exponent += static_cast<long>(*value);
  }
  return power_of_ten(exponent);
}

GivenNumber decimal(const std::string& text) {
  GivenNumber number{text, parse_decimal(text), last_unit(text), 0, true, {}};
  number.digits = digits_of(number.centre, number.radius);
  return number;
}

GivenNumber with_tolerance(const std::string& text, const std::string& tolerance) {
  GivenNumber number{text, parse_decimal(text), parse_decimal(tolerance), 0, false, {}};
  if (number.radius <= 0) throw input_error(fmt::format("--tolerance {}: accepted is a decimal above 0", text::quoted(tolerance)));
  number.digits = digits_of(number.centre, number.radius);
  return number;
}

/// "x +- e" in its two parts.
std::optional<std::pair<std::string, std::string>> with_error(const std::string& text) {
  for (const std::string_view sign : {"+-", "+/-", "±"})
    if (const std::size_t at = text.find(sign); at != text.npos && at > 0)
      return std::pair{std::string(text::trimmed(std::string_view(text).substr(0, at))),
                       std::string(text::trimmed(std::string_view(text).substr(at + sign.size())))};
  return std::nullopt;
}

/// The inside of [a0; a1, ..., an, ...] without the dots at its end, which say what is meant anyway.
std::string_view without_dots(std::string_view list) {
  list = text::trimmed(list);
  for (const std::string_view dots : {"...", "…"})
    if (list.ends_with(dots)) {
      list = text::trimmed(list.substr(0, list.size() - dots.size()));
      if (list.ends_with(',')) list.remove_suffix(1);
      break;
    }
  return list;
}

/// All numbers [a0; a1, ..., an, ...]: between [..., an] and [..., an + 1].
GivenNumber partial_quotients(const std::string& text) {
  Integer p = 1, p_before = 0, q = 0, q_before = 1;
  std::string_view rest = without_dots(std::string_view(text).substr(1, text.size() - 2));
  bool first = true;
  for (bool more = true; more; first = false) {
    const std::size_t end = rest.find_first_of(",;");
    more = end != rest.npos;
    const std::string_view shown = text::trimmed(rest.substr(0, end));
    const auto quotient = text::to_int64(shown);
    if (!quotient || (!first && *quotient < 1))
      throw input_error(fmt::format("--value {}: {}: a partial quotient beyond the first is a whole number above 0; {}",
                                    text::quoted(text), text::quoted(shown), kAccepted));
    p_before = std::exchange(p, Integer(*quotient * p + p_before));
    q_before = std::exchange(q, Integer(*quotient * q + q_before));
    if (more) rest.remove_prefix(end + 1);
  }
  const Rational low(p, q), high(Integer(p + p_before), Integer(q + q_before));
  GivenNumber number{text, (low + high) / 2, abs(Rational(high - low)) / 2, 0, false, {}};
  number.digits = digits_of(number.centre, number.radius);
  return number;
}

GivenNumber closed_form(const std::string& text, long digits) {
  const Expression expression = [&] {
    try {
      return parse_expression(text);
    } catch (const Error& error) {
      throw input_error(fmt::format("--value {}: no number, and as a {}", text::quoted(text), error.what()));
    }
  }();
  const Enclosure value = enclose(expression, digits + 5);
  if (value.status != ValueStatus::enclosed)
    throw input_error(fmt::format("--value {}: {}; {}", text::quoted(text), value.reason, kAccepted));
  return {text, midpoint(*value.value), radius(*value.value), digits, false, expression};
}

}  // namespace

bool is_decimal_text(std::string_view text) {
  const std::size_t start = text.find_first_not_of("+-");
  return start != text.npos && text.find_first_not_of("0123456789.eE+-") == text.npos &&
         (text::is_digit(text[start]) || text[start] == '.') && text.find('.') != text.npos;
}

GivenNumber given_number(const std::string& given, const std::string& tolerance, long digits) {
  const std::string text(text::trimmed(given));
  if (text.empty()) throw input_error(fmt::format("--value '': is empty; {}", kAccepted));
  if (!tolerance.empty()) return with_tolerance(text, tolerance);
  if (const auto parts = with_error(text)) return with_tolerance(parts->first, parts->second);
  if (text.front() == '[' && text.back() == ']') return partial_quotients(text);
  if (is_decimal_text(text)) return decimal(text);
  return closed_form(text, digits);
}

GivenNumber prefix(const GivenNumber& number, long digits) {
  // Rounded, so that a unit of the last digit left holds the whole number.
  const std::string text = significant_decimal(number.centre, digits);
  GivenNumber shorter{text, parse_decimal(text), power_of_ten(decimal_exponent(number.centre) - digits + 1), digits, true, {}};
  return shorter;
}

}  // namespace brouncker
