/// Looking through the shards of a run before they are merged: what is missing, in work, damaged or of another run.
#pragma once

#include "results/merge.hpp"
#include "results/run_info.hpp"

namespace brouncker {

/// Checks every chunk of every file against its checksum, and that all chunks of the run are there. Throws Error (file) only where
/// options.set_aside asks for a file to be renamed and that fails.
MergeObstacles survey(const std::vector<std::filesystem::path>& files, const RunInfo& info, const MergeOptions& options);

/// Renames a file so that nobody looks for it, and says how. Throws Error (file).
std::filesystem::path set_aside(const std::filesystem::path& file);

}  // namespace brouncker
