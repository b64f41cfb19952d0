#include "engine/families/parse_parameter_poly.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_multinomial.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// 3/2*t as 3*over2*t: for the parser of polynomials 1/2 is one more parameter.
constexpr std::string_view kOver = "over";

std::string without_divisions(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '/' && i + 1 < text.size() && text::is_digit(text[i + 1])) result += "*" + std::string(kOver);
    else result += text[i];
  }
  return result;
}

}  // namespace

ParameterPoly parse_parameter_poly(const std::string& text, const std::vector<std::string>& parameters) {
  std::vector<std::string> names = parameters;
  const Multinomial all = parse_multinomial(without_divisions(text), "polynomial", &names);
  ParameterPoly result;
  for (const auto& [exponents, coefficient] : all) {
    Exponents kept(exponents.begin(), exponents.begin() + static_cast<long>(std::min(exponents.size(), parameters.size() + 1)));
    Rational value(coefficient);
    for (std::size_t i = parameters.size() + 1; i < exponents.size(); ++i) {
      const auto divisor = names[i - 1].starts_with(kOver) ? text::to_int64(names[i - 1].substr(kOver.size())) : std::nullopt;
      if (!divisor || *divisor == 0) throw input_error(fmt::format("{}: is no parameter", text::quoted(names[i - 1])));
      for (int k = 0; k < exponents[i]; ++k) value /= Rational(*divisor);
    }
    while (!kept.empty() && kept.back() == 0) kept.pop_back();
    result.add(kept, value);
  }
  return result;
}

}  // namespace brouncker
