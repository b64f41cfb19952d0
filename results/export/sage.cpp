/// SageMath; also valid Python once `sage.all` is imported.
#include "results/export/exporter.hpp"
#include "results/export/family_script.hpp"

namespace brouncker {

namespace assets {
extern const std::string_view formulas_sage, families_sage;
}

namespace {

const ScriptLanguage kLanguage{.name = "sage",
                               .dialect = {&Spellings::sage, "Z($1)", "Z(F(\"$1\"))", "($1)**($2)"},
                               .comment_open = "# ",
                               .blank_lines = "\n\n",
                               .list_open = "[",
                               .list_close = "]",
                               .prelude = assets::formulas_sage,
                               .with_form = "check(\"$1\", $2, $3, \"$4\", lambda: $5)",
                               .without_form = "check(\"$1\", $2, $3, \"$4\")",
                               .finish = "finish($3, $1, $2)"};

const FamilySyntax kFamilies{.language = kLanguage,
                             .function = "lambda $1: $2",
                             .ratio = "F($1, $2)",
                             .power = "**",
                             .prelude = assets::families_sage,
                             .open = "(",
                             .close = ")",
                             .finish = "finish($2, $1)"};

void formulas(const RunReader& run, const std::string& where, TextOutput& out) { write_formula_script(run, where, kLanguage, out); }
void families(const RunReader& run, const std::string& where, TextOutput& out) { write_family_script(run, where, kFamilies, out); }

}  // namespace

extern const Exporter kSage{"sage", "a SageMath script that checks its formulas", "sage", formulas, families};

}  // namespace brouncker
