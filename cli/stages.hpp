/// The stages of a run as the commands of the same names and `discover` run them: progress on stderr, nothing on stdout.
#pragma once

#include "cli/command.hpp"
#include "results/families/stage.hpp"
#include "results/match/stage.hpp"
#include "results/run/info.hpp"
#include "results/run/writer.hpp"

#include <optional>
#include <string>

namespace brouncker::cli {

/// Searches what is not done yet; false where it was interrupted, and how to go on has been said.
/// @param force Replace another run in this directory. Throws Error (input) where there is one without.
bool search_with_progress(const RunInfo& wanted, const std::string& out, const std::optional<Shard>& shard, bool force,
                          const Common& common);

/// nullopt where it was interrupted, and how to go on has been said.
std::optional<MatchSummary> match_with_progress(const std::string& directory, MatchStageOptions options, const Common& common);
std::optional<FamilySummary> families_with_progress(const std::string& directory, FamilyOptions options, const Common& common);

}  // namespace brouncker::cli
