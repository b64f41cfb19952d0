/// Shards of one run into one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace brouncker {

struct MergeOptions {
  std::uint64_t parts = 0;  ///< shards that the run is divided into; 0: what the names of the files say
  bool set_aside = false;   ///< rename damaged and foreign shards, so that their search begins anew
};

/// What stands in the way of a merge.
struct MergeObstacles {
  std::vector<std::string> texts;        ///< one for each: it names the shard, or the file; empty: merged
  std::vector<std::uint64_t> to_search;  ///< numbers of the shards to search (again), ascending; none that somebody works on
};

/// Joins the shards (DIR/shards/*.sqlite, or DIR/run.sqlite where there are none) of the same run in `directories` into a complete
/// run in `out`, which may be one of them. Nothing appears in `out` unless every chunk is there and matches its checksum. Does
/// nothing where `out` holds the complete run already. The shards are only read: others may still work on theirs.
///
/// Throws Error (file) where a directory holds another run than the first, or cannot be read or written; Error (input) where `out`
/// holds another run.
/// Cost: reads every shard twice.
MergeObstacles merge_runs(const std::vector<std::filesystem::path>& directories, const std::filesystem::path& out,
                          const MergeOptions& options);

}  // namespace brouncker
