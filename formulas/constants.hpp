/// The catalogue of constants: one table, from which the names in closed forms, the matching targets, the listing and
/// the tests follow. No row is a Moebius image (p x + q)/(r x + s), with small integers, of another.
#pragma once

#include "formulas/expression.hpp"

#include <span>
#include <string_view>

namespace brouncker {

struct ConstantRow {
  /// An identifier; what a closed form calls it.
  std::string_view name;
  /// Further names, separated by blanks.
  std::string_view aliases;
  /// For a terminal, UTF-8.
  std::string_view symbol;
  std::string_view latex;
  /// In the grammar of parse_expression(); empty where the constant is primitive (engine/number/function_table.hpp) or stored.
  std::string_view expression;
  /// Empty where the number is not known for certain.
  std::string_view oeis;
  /// The first 50 significant digits, cut off, not rounded; computed by software other than Arb.
  std::string_view digits50;
  /// Where the constant is defined or its continued fraction is proved.
  std::string_view source;
  /// For constants that nothing here evaluates: all digits there are, cut off. Then the expression is empty.
  std::string_view stored = {};
};

std::span<const ConstantRow> constants();

/// By name or alias; nullptr where there is none.
const ConstantRow* find_constant(std::string_view name);

/// What the row stands for: its expression, or the constant itself where that is primitive.
Expression definition(const ConstantRow& row);

}  // namespace brouncker
