#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "results/run_writer.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  SpaceOptions space;
  std::string out, chunk_size;
  bool force = false;
};

/// The directory for the run: refused where it holds another one, emptied of it with --force.
void prepare(const std::string& out, const Job& job, bool force) {
  if (force) {
    std::error_code error;
    if (std::filesystem::is_directory(out, error)) RunWriter::discard(out);
    return;
  }
  if (existing_run(out, job) == Existing::other_run)
    throw input_error(fmt::format("--out '{}': holds another run; give another directory, or --force to replace it", out));
}

int act(const Options& options, const Common& common) {
  const Job job = options.space.job();
  const std::string out = typed(options.out);
  if (out.empty()) throw input_error("--out '': the directory of the run must have a name");
  SearchOptions search_options;
  search_options.threads = common.threads;
  if (!options.chunk_size.empty())
    search_options.chunk_size = static_cast<std::uint64_t>(read_whole("--chunk-size", typed(options.chunk_size), 1, 10'000'000));
  prepare(out, job, options.force);

  RunWriter writer(out, job, search_options.chunk_size, BROUNCKER_VERSION);
  if (!writer.is_complete()) {
    search_options.chunk_size = writer.chunk_size();
    Progress progress("formulas", job.space.size(), writer.formulas_before(), common.quiet);
    SearchCallbacks callbacks;
    callbacks.stop = &interrupt_flag();
    callbacks.is_done = [&](std::uint64_t chunk) { return writer.is_done(chunk); };
    callbacks.write = [&](const ChunkResult& result) {
      writer.write(result);
      std::uint64_t count = 0;
      for (const IndexedRow& row : result.rows) count += row.count();
      progress.add(count);
    };
    if (!search(job, search_options, callbacks)) {
      progress.finish();
      writer.pause();
      fmt::print(stderr, "brouncker: interrupted; what is done is saved. To go on:\n  {}\n", shell_command(common.command_line));
      return interrupted;
    }
    progress.finish();
    writer.finish();
  }
  const RunReader run(out);
  const RunSummary summary = run.summary();
  if (common.json) fmt::print("{}\n", summary_json(run, summary).dump());
  else fmt::print("{}", summary_text(run, summary));
  return done;
}

}  // namespace

Action declare_search(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->space.declare(app);
  app.add_option("--out", options->out, "directory of the run; the same command again goes on with it")->required();
  app.add_option("--chunk-size", options->chunk_size, "formulas computed and saved at a time (default: 2000)");
  app.add_flag("--force", options->force, "replace another run in this directory");
  return [options, &common] { return act(*options, common); };
}

}  // namespace brouncker::cli
