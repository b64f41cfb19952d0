/// run.json: what a run was asked, and how far it is.
#pragma once

#include "formulas/job.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace brouncker {

/// Changes when the layout of a run on disk does; a run of another layout is refused.
inline constexpr int kRunFormat = 1;
/// PRAGMA application_id of run.sqlite: "PCF1".
inline constexpr int kApplicationId = 0x50434631;

struct RunInfo {
  Job job;
  std::string version;                    ///< of the program that began the run
  std::uint64_t chunk_size = 0;
  std::string state = "running";          ///< running, interrupted, complete
  std::uint64_t formulas_done = 0;
};

/// Throws Error (file) naming the file: it cannot be read, is truncated, is not a run of ours or of another format.
RunInfo read_run_info(const std::filesystem::path& directory);

/// Replaces run.json in one step: a reader sees the old or the new one, whatever happens.
void write_run_info(const std::filesystem::path& directory, const RunInfo& info);

/// The space of a job for JSON documents: templates and parameters.
std::string describe_space(const SearchSpace& space);

}  // namespace brouncker
