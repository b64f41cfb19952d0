#include "results/run/formula_rows.hpp"

#include "formulas/decimal.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/run/claim_tables.hpp"
#include "results/run/stored_claim.hpp"
#include "results/run/stored_row.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr int kFirstOfClaim = 6, kFirstOfLiterature = kFirstOfClaim + static_cast<int>(kClaimColumnCount);

std::string select_sql(std::string_view where) {
  std::string sql = "SELECT id, mirror, a, b, limit_value, class";
  for (const ClaimColumn& c : claim_columns()) sql += fmt::format(", {}", c.name);
  for (const std::string_view name : kLiteratureColumns) sql += fmt::format(", {}", name);
  return fmt::format("{} FROM {} WHERE {} AND closed_form IS NOT NULL{} ORDER BY id", sql, formula_rows_sql(), kInRange,
                     where.empty() ? "" : fmt::format(" AND ({})", where));
}

/// In the order of kLiteratureColumns.
std::optional<KnownAs> known_at(const StoredRow& row, int first) {
  if (row.is_null(first)) return std::nullopt;
  return KnownAs{row.label(first), row.is_null(first + 1) ? std::string() : row.label(first + 1),
                 to_plain(stored_pcf_text(row.text(first + 2), row.place(first + 2))), row.words(first + 3), row.map(first + 4)};
}

}  // namespace

const std::string& formula_rows_sql() {
  static const std::string text = [] {
    std::string sql = "(SELECT measured.*";
    for (const ClaimColumn& c : claim_columns())
      sql += fmt::format(", CASE WHEN limit_rational IS NULL THEN closed_forms.{0} ELSE {1} END AS {0}", c.name, c.of_rational);
    for (const std::string_view name : kLiteratureColumns) sql += fmt::format(", literature.{}", name);
    return sql + " FROM measured LEFT JOIN closed_forms ON closed_forms.formula = measured.id"
                 " LEFT JOIN literature ON literature.formula = measured.id)";
  }();
  return text;
}

void for_each_formula_row(const sqlite::Database& run, std::string_view where, const RowRange& range,
                          const std::function<void(FormulaRow)>& use) {
  sqlite::Statement s(run, select_sql(where));
  bind_range(s, range);
  const StoredRow measured(s, "measured"), claims(s, "closed_forms"), known(s, "literature");
  while (s.next()) {
    FormulaRow row{measured.count(0),
                   measured.optional_count(1),
                   measured.text(2),
                   measured.text(3),
                   measured.limit(4),
                   measured.name<ConvergenceClass>(5, kClassNames),
                   claim_at(claims, kFirstOfClaim),
                   known_at(known, kFirstOfLiterature)};
    stored_pcf(row.a, row.b, measured.place(0));
    use(std::move(row));
  }
}

FormulaRow turned(FormulaRow row) {
  row.a = negated_polynomial(row.a);
  row.limit = negated_decimal(row.limit);
  std::swap(row.claim.expression, row.claim.mirrored);
  if (row.claim.map) row.claim.map = (Moebius{-1, 0, 0, 1} * *row.claim.map).reduced();
  if (row.literature) row.literature->map = (Moebius{-1, 0, 0, 1} * row.literature->map).reduced();
  return row;
}

std::string negated_polynomial(const std::string& p) { return to_plain(-parse_polynomial(p, "the run")); }

}  // namespace brouncker
