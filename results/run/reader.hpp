/// Reading a run: its summary, its rows, and any columns of the view `formulas` under an SQL condition.
#pragma once

#include "engine/search/search.hpp"
#include "results/run/gathered.hpp"
#include "results/run/info.hpp"
#include "results/run/sqlite.hpp"

#include <filesystem>
#include <functional>
#include <optional>
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
  /// @param threads On how many texts are made; 0: all cores.
  explicit RunReader(const std::filesystem::path& directory, int threads = 0);
  /// The same; where the shards of the run are not merged, what they have so far (gathered.hpp), and of DIR/shards/3-of-16.sqlite
  /// what that shard has.
  static RunReader of_any_part(const std::filesystem::path& directory, int threads = 0);

  const RunInfo& info() const { return info_; }
  const std::filesystem::path& directory() const { return directory_; }
  /// Where it is not the store of a run that is read.
  const std::optional<ShardsRead>& shards() const { return shards_; }
  RunSummary summary() const;
  const sqlite::Database& database() const { return database_; }

  /// An SQL condition on the view that holds for this formula alone, found by an index.
  std::string where(const Pcf& pcf) const;

  /// The selected rows, every column of each through its reader (stored_row.hpp). Throws Error: input where the selection is no
  /// SQL, names an unknown column or takes too long, file where a row is damaged.
  void for_each_row(const Selection& selection, const std::function<void(std::uint64_t id, const Row&)>& use) const;
  /// use(text_of(id, row)) for the same rows, in the same order: text_of on all threads where all rows are selected in the order of
  /// the space (a condition of the user's is evaluated once), use one at a time.
  using TextOfRow = std::function<std::string(std::uint64_t id, const Row&)>;
  using UseText = std::function<void(const std::string&)>;
  void for_each_text(const Selection& selection, const TextOfRow& text_of, const UseText& use) const;
  /// The same for the values of id and run_columns().
  using TextOfCells = std::function<std::string(const std::vector<Cell>&)>;
  void for_each_line(const Selection& selection, const TextOfCells& text_of, const UseText& use) const;

  /// `columns` (SQL expressions over the view, separated by commas) of the selected rows; the headings. The values are what SQL
  /// makes of the store, unread: for_each_row() says whether rows are damaged, and who shows a text does so by printable().
  std::vector<std::string> select(const std::string& columns, const Selection& selection,
                                  const std::function<void(const std::vector<Cell>&)>& use) const;
  std::vector<std::string> headings(const std::string& columns) const;

 private:
  RunReader(std::filesystem::path directory, RunInfo info, Gathered gathered);
  Row checked_row(const StoredRow& stored) const;
  sqlite::Statement query(const std::string& columns, const Selection& selection) const;
  /// Texts of the rows that a statement over all columns stands on.
  using TextOfStored = std::function<std::string(const StoredRow&)>;
  void read_texts(const Selection& selection, const TextOfStored& text_of, const UseText& use) const;

  std::filesystem::path directory_;
  int threads_;
  RunInfo info_;
  sqlite::Database database_;
  std::optional<ShardsRead> shards_;
};

}  // namespace brouncker
