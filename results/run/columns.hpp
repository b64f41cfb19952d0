/// The columns of a run: one table, from which the schema, the view `formulas`, reading, writing, CSV headings and
/// doc/FORMATS.md follow.
#pragma once

#include "engine/row.hpp"
#include "results/run/sqlite.hpp"
#include "results/run/stored_row.hpp"

#include <functional>
#include <span>
#include <string>

namespace brouncker {

struct Column {
  std::string name;
  std::string type;     ///< of SQLite: INTEGER, REAL, TEXT
  std::string summary;  ///< what it holds, with the unit
  /// The value of (-a, b) as SQL over the columns of formula_rows_sql(); empty where it equals that of (a, b).
  std::string mirrored;
  /// The value as SQL over those columns, for a column that is not stored itself; empty otherwise.
  std::string derived;
  std::function<void(sqlite::Statement&, int parameter, const Row&)> store;
  /// Reads what `store` or `derived` gives; throws Error (file) where the column holds anything else. Called in the order of the
  /// columns. Empty where `derived` can only be one of its own constants.
  std::function<void(const StoredRow&, int column, Row&)> load;

  bool is_stored() const { return derived.empty(); }
};

/// All columns behind `id`, in the order of the view.
std::span<const Column> run_columns();

/// CREATE TABLE of the stored rows and CREATE VIEW of `formulas`, which shows both of a pair (a, b), (-a, b).
std::string run_schema();

}  // namespace brouncker
