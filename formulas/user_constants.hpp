/// A user's own constants: a text file with one `name = definition` a line.
#pragma once

#include "formulas/expression.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

struct UserConstant {
  std::string name;
  /// The definition, where it is a closed form.
  std::optional<Expression> expression;
  /// The definition, where it is a decimal number: known to its last digit and no further.
  std::string digits;
};

/// Least number of significant digits of a constant given by digits: with fewer no relation could be justified.
inline constexpr int kMinUserDigits = 20;

/// Reads lines such as
///
///     # comment
///     my_constant = pi^2/12 + log(2)
///     viswanath   = 1.13198824879431
///
/// A definition is a closed form (parse_expression) or a bare decimal number with at least kMinUserDigits digits. Names are
/// letters, digits and _, and neither taken in the catalogue nor by a function nor twice.
/// Throws Error (input), one line: "constants: line 3, column 5: what stands there: what is wrong; what is accepted".
std::vector<UserConstant> parse_user_constants(std::string_view text);

}  // namespace brouncker
