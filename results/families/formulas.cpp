#include "results/families/formulas.hpp"

#include "formulas/parse_polynomial.hpp"
#include "results/run/formula_rows.hpp"

namespace brouncker {

std::vector<IdentifiedFormula> identified_formulas(const sqlite::Database& database, int threads) {
  return collect_formula_rows<IdentifiedFormula>(
      database, "degree_a <= 1 AND degree_b <= 2 AND limit_rational IS NULL", threads,
      [](FormulaRow row) -> std::optional<IdentifiedFormula> {
        if (row.a.starts_with('-')) row = turned(std::move(row));
        return IdentifiedFormula{static_cast<std::int64_t>(row.id), parse_pcf(row.a, row.b), std::move(row.claim)};
      });
}

}  // namespace brouncker
