/// What the commands that work on a run have in common: progress on stderr, nothing on stdout.
#pragma once

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "results/run/info.hpp"
#include "results/run/layout.hpp"
#include "results/run/stages.hpp"

#include <optional>
#include <string>

namespace brouncker::cli {

/// Threads, version, Ctrl-C and progress, as every stage is told them. @param bar Lives as long as the work. @param note File
/// that `status` reads (results/run/progress_note.hpp); empty: none.
StageOptions stage_options(const Common& common, ProgressBar& bar, const std::filesystem::path& note = {});

/// The note of a stage that works on a run: DIR/match.progress.
std::filesystem::path stage_note(const std::string& run, std::string_view stage);

/// What an interruption leaves of the work.
enum class Left { what_is_done, nothing };
/// Says it, and how to go on; the exit code.
int say_interrupted(Left left, const Common& common);

/// Searches what is not done yet; false where it was interrupted, and how to go on has been said.
/// @param force Replace another run in this directory. Throws Error (input) where there is one without.
bool search_with_progress(const RunInfo& wanted, const std::string& out, const std::optional<Shard>& shard, bool force,
                          const Common& common);

}  // namespace brouncker::cli
