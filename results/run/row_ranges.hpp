/// Reading the rows of a store on all threads, in the order of their ids.
#pragma once

#include "engine/ordered_parts.hpp"
#include "results/run/connections.hpp"
#include "results/run/sqlite.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace brouncker {

/// The ids first .. last.
struct RowRange {
  std::int64_t first = 0, last = 0;
};

/// "id BETWEEN ? AND ?": the condition of a range, its ends to be bound by bind_range().
inline constexpr std::string_view kInRange = "id BETWEEN ? AND ?";
/// To parameters 0 and 1.
void bind_range(sqlite::Statement& statement, const RowRange& range);

/// Whose ids are counted.
enum class RangesOf {
  measured,  ///< the rows of the table
  formulas   ///< those of the view: mirror images, too
};

/// Ascending ranges that hold every id there can be, each with at most 4,096 rows of the table and, of the view, as many mirror images:
/// by the indices, which are read once in their order. A store without indices, as it is before its search ends, is one range.
std::vector<RowRange> row_ranges(const sqlite::Database& run, RangesOf of);

/// take(read(connection, range)) for all ranges, read on all threads, each range by a connection of its own to the store as it is
/// committed; as ordered_parts().
template <class Read, class Take>
void read_ranges(const sqlite::Database& run, const std::vector<RowRange>& ranges, int threads, const Read& read,
                 const Take& take) {
  if (ranges.size() == 1) return take(read(run, ranges.front()));
  Connections connections([&] { return sqlite::Database(run.path(), sqlite::Database::Mode::read_only); });
  ordered_parts(
      ranges.size(), threads,
      [&](std::size_t i) {
        return connections.with_one([&](const sqlite::Database& connection) { return read(connection, ranges[i]); });
      },
      take);
}

}  // namespace brouncker
