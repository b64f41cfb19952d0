// `merge DIR... --out DIR`: shards of one run into one; names what is missing or damaged.
#include "results/run/merge.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/shards.hpp"
#include "cli/summary.hpp"
#include "formulas/json.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {

namespace {

struct Options {
  Positionals directories{"DIR", "directories that hold shards of one run"};
  Text out;
  JoinOptions join;
};

int act(const Options& options, const Common& common) {
  std::vector<std::filesystem::path> directories;
  for (const std::string& directory : options.directories.read()) directories.emplace_back(directory);
  options.join.settle(merge_runs(directories, options.out.value, options.join.merge_options()), "not merged");
  const RunReader run(options.out.value);
  if (common.json) print_answer(done, summary_json(run, run.summary()));
  else fmt::print("{}", summary_text(run, run.summary()));
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->directories.declare(app);
  add_required(app, "--out DIR", options->out, "directory of the whole run; may be one of them");
  options->join.declare(app, "searched");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kMergeCommand = {140, "merge", "shards of one run into one", "brouncker merge runs/big --out runs/big",
                                      declare};

}  // namespace brouncker::cli
