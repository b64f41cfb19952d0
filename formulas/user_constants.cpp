#include "formulas/user_constants.hpp"

#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/functions.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace brouncker {
namespace {

[[noreturn]] void fail(int line, std::size_t column, std::string_view shown, std::string_view reason) {
  throw input_error(
      fmt::format("constants: line {}, column {}: {}: {}; accepted is `name = closed form` or `name = decimal number`", line,
                  column + 1, text::quoted(shown), reason));
}

bool is_name(std::string_view name) {
  return !name.empty() && text::is_letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) { return text::is_letter(c) || text::is_digit(c); });
}

/// Digits with one point at most, and a sign.
bool is_decimal(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  return !text.empty() && text.find('.') != text.npos && std::count(text.begin(), text.end(), '.') == 1 &&
         std::all_of(text.begin(), text.end(), [](char c) { return text::is_digit(c) || c == '.'; }) && text::is_digit(text.back());
}

long significant_digits(std::string_view decimal) {
  long digits = 0;
  for (char c : decimal) digits += text::is_digit(c) && (digits > 0 || c != '0');
  return digits;
}

/// One line "name = definition"; `column` is where it begins.
UserConstant parse_line(std::string_view whole, int line) {
  const auto column_of = [&](std::string_view part) { return static_cast<std::size_t>(part.data() - whole.data()); };
  const std::size_t equals = whole.find('=');
  if (equals == whole.npos) fail(line, column_of(text::trimmed(whole)), text::trimmed(whole), "no = in this line");
  const std::string_view name = text::trimmed(whole.substr(0, equals)), definition = text::trimmed(whole.substr(equals + 1));
  const std::size_t name_column = name.empty() ? equals : column_of(name);
  if (!is_name(name)) fail(line, name_column, name, "not a name of letters, digits and _");
  if (find_constant(name)) fail(line, name_column, name, "a constant of the catalogue has this name");
  if (is_function(name)) fail(line, name_column, name, "a function has this name");
  if (definition.empty()) fail(line, equals + 1, "", "the definition is missing");
  if (is_decimal(definition)) {
    if (significant_digits(definition) < kMinUserDigits)
      fail(line, column_of(definition), definition, fmt::format("fewer than {} digits", kMinUserDigits));
    return {std::string(name), std::nullopt, std::string(definition)};
  }
  try {
    return {std::string(name), parse_expression(definition), ""};
  } catch (const Error& error) {
    throw input_error(fmt::format("constants: line {}, from column {}: {}", line, column_of(definition) + 1, error.what()));
  }
}

}  // namespace

std::vector<UserConstant> parse_user_constants(std::string_view text) {
  std::vector<UserConstant> result;
  std::unordered_set<std::string> names;
  for (int line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view whole = text.substr(0, end), content = text::trimmed(whole.substr(0, whole.find('#')));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (content.empty()) continue;
    UserConstant constant = parse_line(whole.substr(0, whole.find('#')), line);
    if (!names.insert(constant.name).second)
      fail(line, static_cast<std::size_t>(content.data() - whole.data()), constant.name, "defined twice");
    result.push_back(std::move(constant));
  }
  return result;
}

}  // namespace brouncker
