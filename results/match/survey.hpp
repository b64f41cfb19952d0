/// Looking through the shards of a match before they are joined: what is missing, in work, damaged or foreign.
#pragma once

#include "results/match/shard_file.hpp"
#include "results/run/merge.hpp"

namespace brouncker {

struct MatchSurvey {
  MergeObstacles obstacles;
  // Where there are none:
  MatchTotals totals;
  std::vector<MatchBlock> blocks;  ///< all of them, in the order of the plan
  double cpu_seconds = 0;          ///< of the calls that made the shards
};

/// Reads DIR/shards/match-*.blocks: every line against its checksum, all of one identity and plan, all blocks there. Shards of runs
/// divided in different ways complete each other. Throws Error (file) where there is no shard and `how` does not say of how many,
/// and where `how.set_aside` asks for a file to be renamed and that fails.
MatchSurvey survey_match(const std::filesystem::path& directory, const MatchIdentity& identity, const MergeOptions& how);

}  // namespace brouncker
