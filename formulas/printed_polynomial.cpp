#include "formulas/printed_polynomial.hpp"

#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"

#include <string>
#include <vector>

namespace brouncker {
namespace {

bool take(std::string_view& rest, std::string_view token) {
  if (!rest.starts_with(token)) return false;
  rest.remove_prefix(token.size());
  return true;
}

/// Digits without a leading 0; empty where there are none.
std::string_view take_digits(std::string_view& rest) {
  std::size_t end = 0;
  while (end < rest.size() && text::is_digit(rest[end])) ++end;
  if (end == 0 || rest[0] == '0') return {};
  const std::string_view digits = rest.substr(0, end);
  rest.remove_prefix(end);
  return digits;
}

/// "7", "n", "n^2", "7*n", "7*n^2". @param power Set to that of n.
std::optional<Integer> take_term(std::string_view& rest, int& power) {
  const std::string_view digits = take_digits(rest);
  power = 0;
  if (digits.size() > static_cast<std::size_t>(kMaxCoefficientDigits)) return std::nullopt;
  if (!digits.empty() && !take(rest, "*")) return Integer(std::string(digits));
  if (digits == "1" || !take(rest, "n")) return std::nullopt;
  power = 1;
  if (take(rest, "^")) {
    const auto exponent = text::to_int64(take_digits(rest));
    if (!exponent || *exponent < 2 || *exponent > kMaxDegree) return std::nullopt;
    power = static_cast<int>(*exponent);
  }
  return digits.empty() ? Integer(1) : Integer(std::string(digits));
}

}  // namespace

std::optional<Polynomial> printed_polynomial(std::string_view text) {
  if (text == "0") return Polynomial();
  std::vector<Integer> ascending;
  bool negative = take(text, "-");
  for (int last = kMaxDegree + 1;;) {
    int power = 0;
    auto coefficient = take_term(text, power);
    if (!coefficient || power >= last) return std::nullopt;
    if (ascending.empty()) ascending.resize(static_cast<std::size_t>(power) + 1);
    ascending[static_cast<std::size_t>(power)] = negative ? Integer(-*coefficient) : *std::move(coefficient);
    last = power;
    if (text.empty()) return Polynomial(std::move(ascending));
    negative = take(text, " - ");
    if (!negative && !take(text, " + ")) return std::nullopt;
  }
}

}  // namespace brouncker
