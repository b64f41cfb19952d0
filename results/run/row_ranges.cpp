#include "results/run/row_ranges.hpp"

#include "formulas/mixed_bits.hpp"
#include "results/run/store.hpp"

#include <algorithm>
#include <limits>

namespace brouncker {
namespace {

constexpr std::int64_t kEveryRow = 64;
constexpr std::size_t kSampledEach = 4'096 / kEveryRow;

/// Ids of one row in each kEveryRow, ascending. Which one changes from one to the next: rows stand in blocks of the space, of whose
/// shape a fixed step could see one face only.
std::vector<std::int64_t> sampled_ids(const sqlite::Database& run, RangesOf of) {
  std::vector<std::int64_t> ids;
  sqlite::Statement row(run, "SELECT id, mirror FROM measured WHERE rowid = ?");
  const std::int64_t last = last_row(run);
  for (std::int64_t i = 0; i * kEveryRow < last; ++i) {
    row.bind(0, i * kEveryRow + 1 + static_cast<std::int64_t>(mixed_bits(static_cast<std::uint64_t>(i)) % kEveryRow));
    if (row.next()) {
      ids.push_back(row.integer(0));
      if (of == RangesOf::formulas && !row.is_null(1)) ids.push_back(row.integer(1));
    }
    row.run();
  }
  std::ranges::sort(ids);
  return ids;
}

}  // namespace

void bind_range(sqlite::Statement& statement, const RowRange& range) {
  statement.bind(0, range.first);
  statement.bind(1, range.last);
}

std::vector<RowRange> row_ranges(const sqlite::Database& run, RangesOf of) {
  const std::vector<std::int64_t> ids = sampled_ids(run, of);
  std::vector<RowRange> ranges{{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}};
  for (std::size_t i = kSampledEach; i < ids.size(); i += kSampledEach) {
    if (ids[i] <= ranges.back().first) continue;  // ids of a damaged file may be equal
    const std::int64_t last = ranges.back().last;
    ranges.back().last = ids[i] - 1;
    ranges.push_back({ids[i], last});
  }
  return ranges;
}

}  // namespace brouncker
