/// Closed forms in the languages of other programs.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/functions.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace brouncker {

struct Dialect {
  /// What the language calls functions and constants. Constants that it does not know are written by their definition, those
  /// without one by their digits.
  std::string_view Spellings::*names;
  /// $1 stands for the digits of an integer, or of a decimal.
  std::string_view integer, decimal;
  /// $1 to the power of $2.
  std::string_view power;
};

/// $1, $2, ... replaced by the arguments.
std::string filled(std::string_view pattern, std::span<const std::string> arguments);

/// The closed form as an expression of the language, with all the parentheses that any language could want. nullopt where a name in
/// it is neither of the catalogue nor a function of the language: a user's own constant.
std::optional<std::string> spelled(const Expression& expression, const Dialect& dialect);

/// The same for the text of a closed form as a run holds it.
std::optional<std::string> spelled(const std::string& closed_form, const Dialect& dialect);

}  // namespace brouncker
