/// Reading a run: its summary, its rows, and any columns of the view `formulas` under an SQL condition.
#pragma once

#include "engine/search/search.hpp"
#include "results/run/info.hpp"
#include "results/run/sqlite.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace brouncker {

/// A value of the result of a query.
struct Cell {
  enum class Kind { null, integer, real, text } kind = Kind::null;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;
};

/// Text of a cell: reals in the shortest form that reads back the same, NULL empty.
std::string to_text(const Cell& cell);

/// Which rows, and in which order.
struct Selection {
  std::string where;         ///< SQL condition; empty: all rows
  std::string order;         ///< SQL ordering; empty: the order of the space
  std::uint64_t limit = 0;   ///< most rows; 0: all
  std::string formula = {};  ///< a condition of RunReader::where(); empty: none
};

class StoredRow;

class RunReader {
 public:
  /// Throws Error (file) naming the file: missing, damaged, or not a run.
  explicit RunReader(const std::filesystem::path& directory);

  const RunInfo& info() const { return info_; }
  const std::filesystem::path& directory() const { return directory_; }
  RunSummary summary() const;
  const sqlite::Database& database() const { return database_; }

  /// An SQL condition on the view that holds for this formula alone, found by an index.
  std::string where(const Pcf& pcf) const;

  /// The selected rows, every column of each through its reader (stored_row.hpp). Throws Error: input where the selection is no
  /// SQL, names an unknown column or takes too long, file where a row is damaged.
  void for_each_row(const Selection& selection, const std::function<void(std::uint64_t id, const Row&)>& use) const;
  /// The same rows as the values of id and run_columns().
  void for_each_line(const Selection& selection, const std::function<void(const std::vector<Cell>&)>& use) const;

  /// `columns` (SQL expressions over the view, separated by commas) of the selected rows; the headings. The values are what SQL
  /// makes of the store, unread: for_each_row() says whether rows are damaged, and who shows a text does so by printable().
  std::vector<std::string> select(const std::string& columns, const Selection& selection,
                                  const std::function<void(const std::vector<Cell>&)>& use) const;
  std::vector<std::string> headings(const std::string& columns) const;

 private:
  Row checked_row(const StoredRow& stored) const;
  sqlite::Statement query(const std::string& columns, const Selection& selection) const;

  std::filesystem::path directory_;
  RunInfo info_;
  sqlite::Database database_;
};

}  // namespace brouncker
