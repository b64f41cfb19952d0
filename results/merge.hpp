/// Shards of one run into one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace brouncker {

/// Joins the shards (DIR/shards/*.sqlite, or DIR/run.sqlite where there are none) of the same run in `directories` into a complete run in
/// `out`, which may be one of them. Nothing appears in `out` unless every chunk is there and matches its checksum. Does nothing
/// where `out` holds the complete run already.
///
/// Throws Error (file) naming every shard that is missing, incomplete, damaged or of another run; Error (input) where `out` holds
/// another run.
void merge_runs(const std::vector<std::filesystem::path>& directories, const std::filesystem::path& out);

}  // namespace brouncker
