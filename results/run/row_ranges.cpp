#include "results/run/row_ranges.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min(), kMost = std::numeric_limits<std::int64_t>::max();
constexpr int kRowsEach = 4'096;

/// What finish() of a store makes; without it every step below would sort the table.
bool has_indices(const sqlite::Database& run) {
  sqlite::Statement s(run, "SELECT count(*) FROM sqlite_master WHERE name IN ('measured_id', 'measured_mirror')");
  return s.next() && s.integer(0) == 2;
}

/// Every kRowsEach-th value of an indexed column.
void add_steps(const sqlite::Database& run, std::string_view column, std::set<std::int64_t>& steps) {
  sqlite::Statement step(run,
                         fmt::format("SELECT {0} FROM measured WHERE {0} >= ? ORDER BY {0} LIMIT 1 OFFSET {1}", column, kRowsEach));
  for (std::int64_t from = kLeast;;) {
    step.bind(0, from);
    const bool more = step.next();
    if (more) steps.insert(from = step.integer(0));
    step.run();
    if (!more) return;
  }
}

}  // namespace

void bind_range(sqlite::Statement& statement, const RowRange& range) {
  statement.bind(0, range.first);
  statement.bind(1, range.last);
}

std::vector<RowRange> row_ranges(const sqlite::Database& run, RangesOf of) {
  std::set<std::int64_t> steps;
  if (has_indices(run)) {
    add_steps(run, "id", steps);
    if (of == RangesOf::formulas) add_steps(run, "mirror", steps);
  }
  std::vector<RowRange> ranges{{kLeast, kMost}};
  for (const std::int64_t id : steps) {
    ranges.back().last = id - 1;
    ranges.push_back({id, kMost});
  }
  return ranges;
}

}  // namespace brouncker
