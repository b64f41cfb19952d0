/// The rows of `measured` with what is claimed for their limits: the one join of the two, a limit that the search proved rational
/// taken in.
#pragma once

#include "engine/claim.hpp"
#include "engine/known_as.hpp"
#include "engine/recurrence/convergence.hpp"
#include "results/run/row_ranges.hpp"
#include "results/run/sqlite.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// Those of one range, by id. @param where SQL over the columns of formula_rows_sql(); empty: all. Fractions that end have a rational
/// limit, too: a caller that does not want them looks at `convergence`, which was checked, and not at the column, which may hold
/// anything.
void for_each_formula_row(const sqlite::Database& run, std::string_view where, const RowRange& range,
                          const std::function<void(FormulaRow)>& use);

/// What `made_of`(FormulaRow) -> std::optional<T> makes of all of them, by id, on all threads; nothing where it gives nullopt.
template <class T, class Make>
std::vector<T> collect_formula_rows(const sqlite::Database& run, std::string_view where, int threads, const Make& made_of) {
  std::vector<T> all;
  read_ranges(
      run, row_ranges(run, RangesOf::measured), threads,
      [&](const sqlite::Database& connection, const RowRange& range) {
        std::vector<T> part;
        for_each_formula_row(connection, where, range, [&](FormulaRow row) {
          if (std::optional<T> made = made_of(std::move(row))) part.push_back(*std::move(made));
        });
        return part;
      },
      [&](std::vector<T> part) { std::ranges::move(part, std::back_inserter(all)); });
  return all;
}

/// The row seen from (-a, b): -a, -L, the form of -L. id and mirror stay those of the pair; the maps are of -L.
FormulaRow turned(FormulaRow row);

/// -p of a printed polynomial.
std::string negated_polynomial(const std::string& p);

}  // namespace brouncker
