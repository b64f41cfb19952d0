#include "results/families/formulas.hpp"

#include "formulas/parse_polynomial.hpp"
#include "results/run/formula_rows.hpp"

namespace brouncker {

std::vector<IdentifiedFormula> identified_formulas(const sqlite::Database& database) {
  std::vector<IdentifiedFormula> result;
  for_each_formula_row(database, "degree_a <= 1 AND degree_b <= 2 AND limit_rational IS NULL", [&](FormulaRow row) {
    if (row.a.starts_with('-')) row = turned(std::move(row));
    result.push_back({static_cast<std::int64_t>(row.id), parse_pcf(row.a, row.b), std::move(row.claim)});
  });
  return result;
}

}  // namespace brouncker
