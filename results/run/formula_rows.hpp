/// The rows of `measured` with what is claimed for their limits: the one join of the two, a limit that the search proved rational
/// taken in.
#pragma once

#include "engine/claim.hpp"
#include "engine/known_as.hpp"
#include "engine/recurrence/convergence.hpp"
#include "results/run/sqlite.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace brouncker {

/// A table in parentheses for FROM: all columns of `measured`, then claim_columns(), NULL where nothing is claimed.
const std::string& formula_rows_sql();

/// A pair (a, b), (-a, b) with a claim.
struct FormulaRow {
  std::uint64_t id = 0;                 ///< of the row in `measured`
  std::optional<std::uint64_t> mirror;  ///< index of (-a, b), where it is in the space
  std::string a, b, limit;
  ConvergenceClass convergence = ConvergenceClass::divergent;
  Claim claim;
  std::optional<KnownAs> literature = {};

  std::uint64_t weight() const { return mirror ? 2 : 1; }
};

/// By id. @param where SQL over the columns of formula_rows_sql(); empty: all. Fractions that end have a rational limit, too: a
/// caller that does not want them looks at `convergence`, which was checked, and not at the column, which may hold anything.
void for_each_formula_row(const sqlite::Database& run, std::string_view where, const std::function<void(FormulaRow)>& use);

/// The row seen from (-a, b): -a, -L, the form of -L. id and mirror stay those of the pair; the maps are of -L.
FormulaRow turned(FormulaRow row);

/// -p of a printed polynomial.
std::string negated_polynomial(const std::string& p);

}  // namespace brouncker
