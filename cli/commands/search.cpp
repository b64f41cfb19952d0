#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/shards.hpp"
#include "cli/stages.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "results/run/writer.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  SpaceOptions space;
  Text out, chunk_size, shard;
  std::string keep = "all";
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
    fmt::print("{}\n", json.dump());
  } else {
    fmt::print("{}: {} formulas. When all shards are done:\n  brouncker merge {} --out {}\n", file.string(),
               grouped(summary.counts.formulas), out, out);
  }
}

void report(const std::string& out, const Common& common) {
  const RunReader run(out);
  const RunSummary summary = run.summary();
  if (common.json) fmt::print("{}\n", summary_json(run, summary).dump());
  else fmt::print("{}", summary_text(run, summary));
}

int act(const Options& options, const Common& common) {
  RunInfo wanted{options.space.job(), BROUNCKER_VERSION};
  const std::string& out = options.out.value;
  if (out.empty()) throw input_error("--out '': the directory of the run must have a name");
  const auto shard = read_shard(options.shard);
  wanted.chunk_size =
      static_cast<std::uint64_t>(read_whole("--chunk-size", options.chunk_size, 1, 10'000'000, SearchOptions{}.chunk_size));
  wanted.keep = static_cast<Keep>(std::ranges::find(kKeepNames, options.keep) - kKeepNames.begin());
  if (shard && options.force) throw input_error("--force: is not accepted with --shard, where it would remove the other shards");
  if (!search_with_progress(wanted, out, shard, options.force, common)) return interrupted;
  if (shard && read_run_info(out).state != "complete") report_shard(out, *shard, common);
  else report(out, common);
  return done;
}

}  // namespace

Action declare_search(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->space.declare(app);
  add_text(app, "--out", options->out, "directory of the run; the same command again goes on with it")->required();
  add_text(app, "--chunk-size", options->chunk_size, "indices computed and saved at a time (default: 24576)");
  add_text(app, "--shard", options->shard, "i/k: only part i (from 0) of k, into DIR/shards; `merge` joins them");
  app.add_option("--keep", options->keep,
                 "rows to store: all; interesting (factorial reduction, or a rational, zero or infinite limit); "
                 "summary (none). What is not stored is counted")
      ->check(CLI::IsMember({"all", "interesting", "summary"}))
      ->capture_default_str();
  app.add_flag("--force", options->force, "replace another run in this directory");
  return [options, &common] { return act(*options, common); };
}

}  // namespace brouncker::cli
