/// PARI/GP.
#include "results/export/pari.hpp"

#include "results/export/exporter.hpp"
#include "results/export/family_script.hpp"

namespace brouncker {

namespace assets {
extern const std::string_view formulas_gp, families_gp;
}

const Dialect kPariDialect{&Spellings::pari, "$1", "eval(\"$1\")", "(($1)^($2))"};

namespace {

const ScriptLanguage kLanguage{.name = "pari",
                               .dialect = kPariDialect,
                               .comment_open = "\\\\ ",
                               .list_open = "[",
                               .list_close = "]",
                               .prelude = assets::formulas_gp,
                               .with_form = "check(\"$1\", $2, $3, \"$4\", () -> $5);",
                               .without_form = "check(\"$1\", $2, $3, \"$4\");",
                               .finish = "finish($3, $1, $2);"};

const FamilySyntax kFamilies{.language = kLanguage,
                             .function = "($1) -> $2",
                             .ratio = "($1/$2)",
                             .power = "^",
                             .prelude = assets::families_gp,
                             .open = "(",
                             .close = ");",
                             .finish = "finish($2, $1);"};

void formulas(const RunReader& run, const std::string& where, TextOutput& out) { write_formula_script(run, where, kLanguage, out); }
void families(const RunReader& run, const std::string& where, TextOutput& out) { write_family_script(run, where, kFamilies, out); }

}  // namespace

extern const Exporter kPari{"pari", "a PARI/GP script that checks its formulas", "gp", formulas, families};

}  // namespace brouncker
