#include "cli/stages.hpp"

#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "formulas/error.hpp"
#include "results/run/progress_note.hpp"
#include "results/run/search_run.hpp"

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

/// The directory for the run: refused where it holds another one, emptied of it with --force.
void prepare(const std::string& out, const RunInfo& wanted, bool force) {
  if (force) {
    std::error_code error;
    if (std::filesystem::is_directory(out, error)) RunWriter::discard(out);
    return;
  }
  if (existing_run(out, wanted) != Existing::other_run) return;
  throw input_error(fmt::format("--out '{}': holds another run (of another space, other options or another version); give another "
                                "directory, or --force to replace it",
                                out));
}

std::string how_to_go_on(Left left, const Common& common) {
  return (left == Left::nothing ? "interrupted; nothing was changed. To begin again:\n  "
                                : "interrupted; what is done is saved. To go on:\n  ") +
         shell_command(common.command_line);
}

}  // namespace

StageOptions stage_options(const Common& common, ProgressBar& bar, const std::filesystem::path& note) {
  Progress progress = note.empty() ? bar.callback() : noted(bar.callback(), note);
  return {
      {common.threads, std::move(progress), &interrupt_flag(how_to_go_on(Left::what_is_done, common))}, "", "", BROUNCKER_VERSION};
}

std::filesystem::path stage_note(const std::string& run, std::string_view stage) {
  return std::filesystem::path(run) / fmt::format("{}.progress", stage);
}

int say_interrupted(Left left, const Common& common) {
  remark(how_to_go_on(left, common));
  return interrupted;
}

bool search_with_progress(const RunInfo& wanted, const std::string& out, const std::optional<Shard>& shard, bool force,
                          const Common& common) {
  prepare(out, wanted, force);
  RunWriter writer(out, wanted, shard);
  ProgressBar bar(common.quiet);
  const RunFiles run{out};
  if (search_run(writer, stage_options(common, bar, shard ? progress_beside(shard->file(run)) : run.progress()))) return true;
  bar.finish();
  say_interrupted(Left::what_is_done, common);
  return false;
}

}  // namespace brouncker::cli
