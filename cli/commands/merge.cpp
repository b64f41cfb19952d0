#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "results/merge.hpp"
#include "results/text_output.hpp"

#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::cli {

namespace {

struct Options {
  std::vector<std::string> directories;
  Text out, shards, missing;
  bool set_aside = false;
};

void write_list(const std::string& path, const std::vector<std::uint64_t>& numbers) {
  TextOutput out{path};
  for (const std::uint64_t number : numbers) out.write(fmt::format("{}\n", number));
  out.commit();
}

int act(const Options& options, const Common& common) {
  std::vector<std::filesystem::path> directories;
  for (const std::string& directory : options.directories) directories.emplace_back(typed(directory));
  MergeOptions how;
  how.parts = static_cast<std::uint64_t>(read_whole("--shards", options.shards, 1, kMostShards, 0));
  how.set_aside = options.set_aside;
  const MergeObstacles obstacles = merge_runs(directories, options.out.value, how);
  if (options.missing.given) write_list(options.missing.value, obstacles.to_search);
  if (!obstacles.texts.empty()) throw file_error(fmt::format("not merged: {}", fmt::join(obstacles.texts, "; ")));
  const RunReader run(options.out.value);
  if (common.json) fmt::print("{}\n", summary_json(run, run.summary()).dump());
  else fmt::print("{}", summary_text(run, run.summary()));
  return done;
}

}  // namespace

Action declare_merge(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  app.add_option("DIR", options->directories, "directories that hold shards of one run")->required();
  add_text(app, "--out", options->out, "directory of the whole run; may be one of them")->required();
  add_text(app, "--shards", options->shards, "into how many shards the run is divided (default: what their names say)");
  add_text(app, "--missing", options->missing, "file for the numbers of the shards that have to be searched, one a line; empty when merged");
  app.add_flag("--set-aside", options->set_aside, "rename damaged and foreign shards, so that their search begins anew");
  return [options, &common] { return act(*options, common); };
}

}  // namespace brouncker::cli
