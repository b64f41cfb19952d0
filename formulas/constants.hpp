/// The catalogue of constants: one table, from which the names in closed forms, the matching targets, the listing and
/// the tests follow. No row is a Moebius image (p x + q)/(r x + s), with small integers, of another.
///
/// How to add a constant:
///   1. A row in the file of its subject, constants/*.cpp: with an expression where one is known, else with all known digits.
/// That is all. Only a constant that Arb computes as such, and no function gives, has neither: it takes an evaluator in
/// engine/number/function_table.cpp, which a test demands; those that Arb has are in.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/functions.hpp"

#include <span>
#include <string_view>

namespace brouncker {

/// Whether `identify` looks for sums of the constant with one or two others, too: those that occur together are in.
enum class LinearBasis { out, in };

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
  LinearBasis linear_basis = LinearBasis::out;
  /// For constants that nothing here evaluates: all digits there are, cut off. Then the expression is empty.
  std::string_view stored = {};
  /// Where a language of the exports knows it by name; else its expression or its digits are written.
  Spellings spelled = {};
};

std::span<const ConstantRow> constants();

/// By name or alias; nullptr where there is none.
const ConstantRow* find_constant(std::string_view name);

/// What the row stands for: its expression, or the constant itself where that is primitive.
Expression definition(const ConstantRow& row);

}  // namespace brouncker
