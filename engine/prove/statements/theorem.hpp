/// The table of theorems that give the limit of a PCF outright.
///
/// How to add a theorem:
///  1. In a file of this folder, with the formula in its head: the functions `value` and, unless it is for all parameters, `bases`;
///     below them its TheoremRow with statement, citation and an example.
///  2. In table.cpp: its name, declared and put in its place in the order.
/// The tests walk the table: they compare the values of the example and of random members with the numeric limits and check the
/// certificates.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace brouncker {

/// map(atom): an integer Moebius map of the one constant that carries the transcendence. An algebraic or rational limit may be its
/// own atom.
struct ClosedForm {
  Moebius map;
  Expression atom;
};

/// The whole expression; nullopt for the point at infinity.
[[nodiscard]] std::optional<Expression> expression_of(const ClosedForm& form);

/// What the values of a theorem are made of.
enum class Yields {
  function,  ///< one constant, or one value of one function
  algebraic,
  quotient  ///< a quotient of hypergeometric functions, for all parameters: always there, but no name for the constant
};

struct TheoremRow {
  /// Lower case with hyphens; part of certificates.
  std::string_view name;
  /// The statement, in plain text.
  std::string_view statement;
  std::string_view citation;
  /// The limit where the PCF has the form of the statement and satisfies its hypotheses, decided exactly. The PCF converges, does
  /// not terminate, and a has a positive leading coefficient: the caller has seen to that.
  std::optional<ClosedForm> (*value)(const Pcf& pcf);
  /// Members of that form, with integer coefficients, to which the PCF may be gauge equivalent: the same parameters modulo
  /// integers. value() is defined for each. nullptr: the theorem is for all parameters.
  std::vector<Pcf> (*bases)(const Pcf& pcf) = nullptr;
  /// A PCF with a value, as texts a(n), b(n).
  struct {
    std::string_view a, b;
  } example;
  Yields yields = Yields::function;
};

/// Elementary values first, then named functions, then hypergeometric quotients: the first that applies is the one to print.
std::span<const TheoremRow* const> theorems();
/// nullptr where there is none.
const TheoremRow* find_theorem(std::string_view name);

}  // namespace brouncker
