/// A claim in the columns of a table: closed_forms, other_forms, and the SQL of formula_rows.hpp.
#pragma once

#include "engine/claim.hpp"
#include "results/run/sqlite.hpp"

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
Claim claim_at(const sqlite::Statement& statement, int first);

/// -x of a printed decimal or fraction in SQL, as negated_decimal().
std::string negated_number_sql(std::string_view x);

/// "[p, q, r, s]", and back.
std::string map_text(const Moebius& map);
Moebius map_of(const std::string& text);

}  // namespace brouncker
