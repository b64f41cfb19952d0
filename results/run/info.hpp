/// run.json: what a run was asked, and how far it is.
#pragma once

#include "formulas/job.hpp"
#include "results/run/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace brouncker {

struct RunInfo {
  Job job;
  std::string version;  ///< of the program that began the run
  std::uint64_t chunk_size = 0;
  Keep keep = Keep::all;
  std::string state = "running";  ///< running, interrupted, complete; sharded until the shards are merged
  std::uint64_t formulas_done = 0;

  StoreIdentity identity() const { return {print_job(job), version, chunk_size, keep}; }
};

/// Throws Error (file) naming the file: it cannot be read, is truncated, is not a run of ours or of another format.
RunInfo read_run_info(const std::filesystem::path& directory);

/// The same of a complete run. Throws Error (file) where it is not complete.
RunInfo read_complete_run(const std::filesystem::path& directory);

/// Replaces run.json in one step: a reader sees the old or the new one, whatever happens.
void write_run_info(const std::filesystem::path& directory, const RunInfo& info);

}  // namespace brouncker
