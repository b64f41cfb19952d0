/// A space, a sieved space or a list -> chunks -> rows, in parallel. oneTBB lives in this folder only.
#pragma once

#include "engine/profile.hpp"
#include "engine/row.hpp"
#include "engine/sieve/sieve_counts.hpp"
#include "formulas/job.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace brouncker {

/// A row and its index in the space or list. Where (-a, b) is in the space too, its row is mirrored(row), at the index `mirror`.
struct IndexedRow {
  static constexpr std::uint64_t kNoMirror = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t id = 0, mirror = kNoMirror;
  Row row;
  bool has_mirror() const { return mirror != kNoMirror; }
  /// Formulas this row stands for: 1 or 2.
  std::uint64_t count() const { return has_mirror() ? 2 : 1; }
};

/// A chunk, see ChunkPlan. Its indices, mirror images left aside, lie in first .. last - 1, but need not fill them; of a list they
/// are numbers of different formulas, of a sieved space they say nothing.
struct Chunk {
  std::uint64_t number = 0, first = 0, last = 0;
};

/// What became of a chunk. Rows come in any order; their mirrors may lie outside the chunk.
struct ChunkResult {
  Chunk chunk = {};
  std::vector<IndexedRow> rows = {};
  double cpu_seconds = 0;
  double table_seconds = 0;                       ///< of which making tables that other chunks of its stratum share (sieved spaces)
  SecondsByPhase stages;                          ///< all 0 unless asked for
  std::optional<sieve::SieveCounts> sieved = {};  ///< of a sieved space: what became of the formulas of the chunk

  std::uint64_t formulas() const {
    std::uint64_t count = 0;
    for (const IndexedRow& row : rows) count += row.count();
    return count;
  }
};

/// Cuts a space or list into chunks of about `size` indices, see ChunkPlan. Throws Error (input) where a sieved space falls into too many
/// parts (sieve/cells.hpp).
std::uint64_t chunk_count(const Job& job, std::uint64_t size);
/// Strata of a sieved space, for each of which tables are made; 0 of others.
std::uint64_t stratum_count(const Job& job, std::uint64_t size);

struct SearchOptions {
  /// 12,000 formulas and their mirror images: 10 MB a chunk, tenths of a second a chunk on the published space.
  std::uint64_t chunk_size = 24'576;
  int threads = 0;       ///< 0: all cores
  bool profile = false;  ///< fill ChunkResult::stages
};

/// Evaluates single chunks of one job, from any thread. Where (-a, b) is in the space too it is not evaluated again: one row, at
/// the smaller of the two indices, stands for both. So every formula of the space comes with exactly one chunk, which one depends
/// on nothing but the space and the size of chunks.
///
/// Of a sieved space the rows are those of survivors that converge exponentially and are no duplicates (sieve/survivor.hpp); the others
/// are counted. The label of a row is what the sieve calls it.
///
/// Spaces go through fast::evaluate_tile(), lists through evaluate(), formula by formula.
/// A list needs its formulas here (FormulaList::has_formulas()).
class ChunkEvaluator {
 public:
  /// @param job Has to outlive the evaluator.
  ChunkEvaluator(const Job& job, const SearchOptions& options);
  ~ChunkEvaluator();
  std::uint64_t count() const;
  /// @param stop Turns true: chunks of a sieved space, which may take long, end early. nullopt where one did.
  std::optional<ChunkResult> operator()(std::uint64_t number, const std::atomic<bool>* stop = nullptr) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

/// Calls back from one thread at a time.
struct SearchCallbacks {
  std::function<bool(std::uint64_t chunk)> is_done;  ///< such a chunk is skipped
  std::function<void(const ChunkResult&)> write;     ///< in any order; an exception ends the search and is rethrown
  const std::atomic<bool>* stop =
      nullptr;  ///< when it turns true no further chunk is begun; those in work are written, but for sieved ones
};

/// Evaluates every chunk that is not done yet. Memory: a few chunks a thread. The rows do not depend on the number of threads.
/// @return true when every chunk is done, false when stopped.
bool search(const Job& job, const SearchOptions& options, const SearchCallbacks& callbacks);

}  // namespace brouncker
