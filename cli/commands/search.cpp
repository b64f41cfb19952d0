// `search SPACE --out DIR`: a space or a list into a run, whole or a shard of it; goes on where it was.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/shards.hpp"
#include "cli/source_options.hpp"
#include "cli/stages.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/run/writer.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  SourceOptions source;
  Text out, shard;
  Whole chunk_size = chunk_size_option();
  Choice keep =
      keep_option("rows to store: all; interesting (factorial reduction, or a rational, zero or infinite limit); summary (none). "
                  "What is not stored is counted");
  bool force = false;
};

/// The figures of one shard, in the form of those of a run.
void report_shard(const std::string& out, const Shard& shard, const Common& common) {
  const std::filesystem::path file = shard.file({out});
  const RunSummary summary = summary_of(open_store(file));
  if (common.json) {
    nlohmann::ordered_json json = summary_json(out, summary);
    json["shard"] = fmt::format("{}/{}", shard.i, shard.k);
    json["file"] = file.string();
    print_answer(done, json);
  } else {
    fmt::print("{}: {} formulas. When all shards are done:\n  brouncker merge {} --out {}\n", file.string(),
               grouped(summary.counts.formulas), out, out);
  }
}

void report(const std::string& out, const Common& common) {
  const RunReader run(out);
  const RunSummary summary = run.summary();
  if (common.json) print_answer(done, summary_json(run, summary));
  else fmt::print("{}", summary_text(run, summary));
}

int act(const Options& options, const Common& common) {
  RunInfo wanted{options.source.job(common), BROUNCKER_VERSION};
  const std::string& out = options.out.value;
  if (out.empty()) throw input_error("--out '': the directory of the run must have a name");
  const auto shard = read_shard(options.shard);
  wanted.chunk_size = options.chunk_size.read<std::uint64_t>();
  wanted.keep = options.keep.as<Keep>();
  chunk_count(wanted.job, wanted.chunk_size);  // refuses what falls into too many parts
  if (shard && options.force) throw input_error("--force: is not accepted with --shard, where it would remove the other shards");
  if (!search_with_progress(wanted, out, shard, options.force, common)) return interrupted;
  if (shard && read_run_info(out).state != "complete") report_shard(out, *shard, common);
  else report(out, common);
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->source.declare(app);
  add_required(app, "--out DIR", options->out, "directory of the run; the same command again goes on with it");
  options->chunk_size.declare(app);
  add_text(app, "--shard i/k", options->shard, "only part i (from 0) of k, into DIR/shards; `merge` joins them");
  options->keep.declare(app);
  add_flag(app, "--force", options->force, "replace another run in this directory");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kSearchCommand = {50, "search",
                                       "enumerate a space, sieve it, or take a list; compute all metrics and limits, write the run",
                                       R"(brouncker search --a "A*n + B" --b "C*n^2" --range -5..5 --out runs/first)", declare};

}  // namespace brouncker::cli
