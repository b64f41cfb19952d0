/// The Wolfram language.
#include "results/export/exporter.hpp"
#include "results/export/family_script.hpp"

namespace brouncker {

namespace assets {
extern const std::string_view formulas_wl, families_wl;
}

namespace {

const ScriptLanguage kLanguage{.name = "mathematica",
                               .dialect = {&Spellings::mathematica, "$1", "decimal[\"$1\"]", "($1)^($2)"},
                               .comment_open = "(* ",
                               .comment_close = " *)",
                               .list_open = "{",
                               .list_close = "}",
                               .prelude = assets::formulas_wl,
                               .with_form = "check[\"$1\", $2, $3, \"$4\", ($5) &];",
                               .without_form = "check[\"$1\", $2, $3, \"$4\"];",
                               .finish = "finish[$3, $1, $2]"};

const FamilySyntax kFamilies{.language = kLanguage,
                             .function = "Function[{$1}, $2]",
                             .ratio = "($1/$2)",
                             .power = "^",
                             .prelude = assets::families_wl,
                             .open = "[",
                             .close = "];",
                             .finish = "finish[$2, $1]"};

void formulas(const RunReader& run, const std::string& where, TextOutput& out) { write_formula_script(run, where, kLanguage, out); }
void families(const RunReader& run, const std::string& where, TextOutput& out) { write_family_script(run, where, kFamilies, out); }

}  // namespace

extern const Exporter kMathematica{"mathematica", "a script in the Wolfram language that checks its formulas", "wl", formulas,
                                   families};

}  // namespace brouncker
