/// A claim in the columns of a table: closed_forms, other_forms, and the SQL of formula_rows.hpp.
#pragma once

#include "engine/claim.hpp"
#include "engine/metrics/table.hpp"
#include "formulas/limit_relation.hpp"
#include "results/run/sqlite.hpp"
#include "results/run/stored_row.hpp"

#include <array>
#include <string>

namespace brouncker {

/// A column, and its value for a limit that the search proved rational, as SQL over the columns of `measured`.
struct ClaimColumn {
  std::string_view name, type;
  std::string of_rational;
};
inline constexpr std::size_t kClaimColumnCount = 9;
/// closed_form, mirrored (the form of -L), constant, kind, status, method, digits_matched, digits_explained, map.
const std::array<ClaimColumn, kClaimColumnCount>& claim_columns();
/// "closed_form TEXT, ...": the columns as CREATE TABLE wants them.
std::string claim_columns_sql();

/// Binds the columns from parameter `first` on, and reads them back from column `first` on.
void bind_claim(sqlite::Statement& statement, int first, const Claim& claim);
/// Throws Error (file) where they hold no claim.
Claim claim_at(const StoredRow& row, int first);

/// Most digits that a claim may say it agrees to, and that a limit may have.
inline constexpr std::int64_t kMostClaimDigits = 1'000'000, kMostLimitDigits = 1'000'000;

/// The column factorial_reduction; NULL is unknown.
FactorialReduction stored_reduction(const StoredRow& row, int column);

/// a, b, c, d of the table `relations` from column `first` on.
LimitRelation stored_relation(const StoredRow& row, int first);

/// Significant digits of a checked decimal other than 0.
long significant_digits(std::string_view decimal);

/// -x of a printed decimal or fraction in SQL, as negated_decimal().
std::string negated_number_sql(std::string_view x);

/// "[p, q, r, s]"; stored_map() reads it back.
std::string map_text(const Moebius& map);

}  // namespace brouncker
