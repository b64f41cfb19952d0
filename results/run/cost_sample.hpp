/// What a search will cost, from a sample of its chunks.
#pragma once

#include "formulas/job.hpp"
#include "results/run/counts.hpp"

#include <cstdint>

namespace brouncker {

struct CostSample {
  std::uint64_t chunks = 0;  ///< that were evaluated
  double formulas_per_chunk = 0;
  double cpu_seconds_per_chunk = 0;      ///< evaluating and storing, tables of strata left aside
  double table_seconds = 0;              ///< of a stratum of a sieved space, once in every task that comes to it
  double cpu_seconds_per_formula = 0;    ///< evaluating and storing, with everything
  double relative_error = 0;             ///< one standard error of it, over the chunks
  double write_seconds_per_formula = 0;  ///< of which storing, by one thread at a time
  double empty_bytes = 0;                ///< of a shard without rows
  double shard_bytes_per_formula = 0;    ///< in addition
  double run_bytes_per_formula = 0;      ///< of the merged run, with its indices
};

/// Evaluates up to 32 chunks, one at random (fixed seed) out of each of as many equal parts of the space, and stores them in a
/// temporary file, as many as are done in so many seconds. Of a sieved space, whose tables may take longer, that may be none:
/// then all but `chunks` and `empty_bytes` is 0. Chunks of other spaces take tenths of a second; one is always done. Throws Error
/// (file) where the temporary file cannot be written. Memory: one chunk.
CostSample sample_costs(const Job& job, std::uint64_t chunk_size, Keep keep, double seconds);

}  // namespace brouncker
