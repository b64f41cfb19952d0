/// The stage `match`: every limit of a run against every constant, and the limits against each other.
#pragma once

#include "results/match/options.hpp"
#include "results/match/summary.hpp"
#include "results/run/merge.hpp"
#include "results/run/writer.hpp"

#include <filesystem>
#include <optional>

namespace brouncker {

extern const Stage kMatchStage;

/// Matches one limit a class (formulas/canonical.hpp) and carries each hit back to the members, where it is confirmed at
/// kCarryDigits before it is stored. Every formula goes through the prover, every relation through the gauge solver. What an
/// earlier `match` stored is replaced in one transaction; an interrupted one changes nothing. What is claimed of a limit is
/// compared with the stored one; where that denies it, nothing is claimed about its class, and what was is kept in
/// `contradictions`: the stage as such (kMatchStage) then ends with Error (file), once that is stored. Throws Error: input for bad
/// constants, file for a run that is not complete or cannot be written.
MatchSummary match_run(const std::filesystem::path& directory, const MatchStageOptions& options);

/// How far a part of the work is.
struct MatchShardSummary {
  std::filesystem::path file;
  std::uint64_t blocks = 0, blocks_before = 0;  ///< of the part; of which an earlier call did
  double cpu_seconds = 0;                       ///< of this call
  bool interrupted = false;                     ///< what is done is saved
};

/// Part i of k of the same work, into DIR/shards/match-i-of-k.blocks, a block at a time: what a killed call did is not done again.
/// Nothing else is written. Throws Error: input for bad constants; file for a run that is not complete, or a file that is damaged,
/// of another run, with other constants, or that another process is working on.
MatchShardSummary match_shard(const std::filesystem::path& directory, const Shard& shard, const MatchStageOptions& options);

struct MatchGathered {
  MergeObstacles obstacles;
  std::optional<MatchSummary> summary;  ///< where there are no obstacles
};
/// Joins the shards into what match_run() would have stored, or names what stands in the way: then nothing is changed. Does
/// nothing where it is stored already. The shards are only read: others may still work on theirs. Throws Error: input for bad
/// constants, file for a run that is not complete or cannot be written.
MatchGathered gather_match(const std::filesystem::path& directory, const MergeOptions& how, const MatchStageOptions& options);

}  // namespace brouncker
