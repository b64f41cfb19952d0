/// The functions that a closed form may call: one table, from which reading and printing in every language follow.
///
/// How to add a function:
///   1. functions.cpp: a row, with how LaTeX, MathML and the languages of the exports write it. An empty spelling means that a
///      language does not have it; exports to that language then leave closed forms with it out.
///   2. engine/number/function_table.cpp: a row, with how Arb encloses it and for which arguments.
/// The generic tests of formulas/, engine/number and the exported scripts walk both tables.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace brouncker {

/// What a function or a constant is called by the programs that exports are written for; in functions $1, ..., $9, $a, $b, ...
/// stand for the arguments. Empty: it has no name there.
struct Spellings {
  std::string_view pari = {}, sage = {}, mathematica = {}, mpmath = {};
};

/// The argument, from 0, that a place in a notation stands for.
constexpr std::size_t argument_of_place(char place) {
  return static_cast<std::size_t>(place <= '9' ? place - '1' : place - 'a' + 9);
}

/// A function; a name with two arities has two rows.
struct FunctionRow {
  std::string_view name;
  std::size_t arity;
  std::string_view summary;
  /// $1, $2, ... stand for the arguments, here and below.
  std::string_view latex;
  /// Empty: name(arguments). ( ) , and ; outside of tags become operators.
  std::string_view mathml;
  Spellings spelled;
  /// LaTeX and MathML show a power, which takes brackets below another.
  bool is_power = false;
};

std::span<const FunctionRow> functions();

/// With any number of arguments.
bool is_function(std::string_view name);

/// nullptr where there is none. polyroot, of any degree, is in no row of functions(): polynomial_root.hpp.
const FunctionRow* find_function(std::string_view name, std::size_t arity);

}  // namespace brouncker
