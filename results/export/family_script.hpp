/// Families in the exports that are programs: each statement checks one theorem when the file is run.
#pragma once

#include "results/export/script.hpp"

namespace brouncker {

struct FamilySyntax {
  const ScriptLanguage& language;
  /// $1: the arguments n and the parameters; $2: the polynomial.
  std::string_view function;
  /// $1/$2, a rational number.
  std::string_view ratio;
  std::string_view power;
  /// Before the statements, of assets/: the arithmetic,
  /// family(id, parameters, [a, b, a', b'], S, [n11, n12, n21, n22], denominator) and
  /// member(id, [a, b, a', b'], [values], [h, c, h', c'], [A, B, A', B'], [p, q, r, s]).
  const std::string_view& prelude;
  std::string_view open, close;  ///< of the arguments of a call
  /// $1: families without a theorem of their own, left out; $2: statements.
  std::string_view finish;
};

/// The families under `where` that have a theorem with its matrix, and of each that has one or is theorem R its example as a member;
/// the others are counted in the last statement.
void write_family_script(const RunReader& run, const std::string& where, const FamilySyntax& syntax, TextOutput& out);

/// A polynomial of the table `families` in the language.
std::string spelled_polynomial(const std::string& text, const FamilySyntax& syntax);

}  // namespace brouncker
