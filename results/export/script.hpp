/// Exports that are programs: each statement checks one formula when the file is run.
#pragma once

#include "results/export/dialect.hpp"
#include "results/run/reader.hpp"
#include "results/run/text_output.hpp"

#include <string>
#include <string_view>

namespace brouncker {

struct ScriptLanguage {
  std::string_view name;  ///< of the format
  Dialect dialect;
  std::string_view comment_open, comment_close = "";
  /// Between the prelude and the statements.
  std::string_view blank_lines = "\n";
  std::string_view list_open, list_close;
  /// Before the statements, of assets/: arithmetic, and the function that checks.
  const std::string_view& prelude;
  /// $1 id, $2 and $3 coefficients of a and b, highest power first, $4 the limit in all its digits, $5 the closed form.
  std::string_view with_form, without_form;
  /// After the statements: $1 formulas left out because they have no finite limit, $2 closed forms that the language cannot spell,
  /// $3 statements: interpreters that go on after an error must not pass over one in silence.
  std::string_view finish;
};

/// The first lines of a script: where it is from, and its prelude.
void write_script_opening(const RunReader& run, std::string_view what, const std::string& where, const ScriptLanguage& language,
                          std::string_view prelude, TextOutput& out);

/// The formulas under `where`, in the order of the space; constant memory.
void write_formula_script(const RunReader& run, const std::string& where, const ScriptLanguage& language, TextOutput& out);

/// A list of integers, as the language writes it.
std::string spelled_list(const Polynomial& p, const ScriptLanguage& language);

/// A text for a comment of the language: what would end it is taken apart.
std::string safe_comment(std::string text, const ScriptLanguage& language);

}  // namespace brouncker
