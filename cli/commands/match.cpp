// `match DIR`: the limits of a run against constants and each other, whole or in shards that --gather joins.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/shards.hpp"
#include "cli/stages.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/match/contradiction.hpp"
#include "results/match/shard_file.hpp"
#include "results/match/stage.hpp"
#include "results/run/progress_note.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  Text directory, constants, shard;
  JoinOptions join;
  bool no_pairs = false, gather = false;
};

void print_text(const MatchSummary& s) {
  const auto line = [](std::string_view label, std::uint64_t count, const std::string& remark) {
    fmt::print("  {:<34}{:>15}   {}\n", label, grouped(count), remark);
  };
  line("limits", s.limits, "finite, not zero, of fractions that do not end");
  line("classes of equivalent formulas", s.classes, "each matched once");
  line("tests of a limit with a constant", s.tests, fmt::format("{} constants", s.constants));
  line("rational", s.rational, "");
  line("quadratic", s.quadratic, "");
  line("hypergeometric", s.hypergeometric, "quotients of hypergeometric functions, by theorem");
  line("values of other functions", s.other_functions, "by theorem, not in the catalogue");
  line("identified with a constant", s.identified, "");
  std::vector<std::pair<std::uint64_t, std::string>> order;
  for (const auto& [name, count] : s.by_constant) order.emplace_back(count, name);
  std::stable_sort(order.begin(), order.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < std::min(order.size(), kShown); ++i) line("  " + order[i].second, order[i].first, "");
  if (order.size() > kShown)
    fmt::print("    and {} constants more: query --columns \"constant, count(*)\"\n", order.size() - kShown);
  for (const auto& [status, count] : s.by_status) line(status, count, "");
  for (const auto& [reason, count] : s.unproved) line("  not proved", count, reason);
  line("relations between classes", s.relations, fmt::format("of {} pairs", grouped(s.pair_tests)));
  line("  proved", s.relations_proved, "by gauge equivalence");
  for (const auto& [reason, count] : s.relations_unproved) line("  not proved", count, reason);
  if (s.contradicted > 0)
    line("CONTRADICTED, not stored", s.contradicted, "the stored limit is another number; nothing is claimed about such classes");
  if (s.unconfirmed > 0) line("not confirmed, not stored", s.unconfirmed, "");
  if (s.undetermined > 0) line("classes with too few digits", s.undetermined, "");
  fmt::print("  positive controls {}; {} of CPU, of which {} for proofs\n",
             s.control_found ? "found" : "NOT FOUND: this search was blind", duration(s.cpu_seconds),
             duration(s.prove_cpu_seconds));
}

int print_summary(const std::string& directory, const MatchSummary& summary, const Common& common) {
  if (common.json) print_answer(summary.contradicted > 0 ? bad_file : done, to_json(summary));
  else print_text(summary);
  if (summary.contradicted > 0) refuse_contradictions(directory);
  return done;
}

void print_shard(const std::string& directory, const Shard& shard, const MatchShardSummary& s, const Common& common) {
  if (common.json)
    print_answer(done, nlohmann::ordered_json{{"run", directory},
                                              {"shard", fmt::format("{}/{}", shard.i, shard.k)},
                                              {"file", s.file.string()},
                                              {"blocks", s.blocks},
                                              {"blocks_before", s.blocks_before},
                                              {"cpu_seconds", rounded(s.cpu_seconds)}});
  else
    fmt::print("{}: {} blocks, {} of them done before. When all shards are done:\n  brouncker match {} --gather\n", s.file.string(),
               grouped(s.blocks), grouped(s.blocks_before), directory);
}

int match_part(const std::string& directory, const Shard& shard, const MatchStageOptions& stage, ProgressBar& bar,
               const Common& common) {
  const MatchShardSummary summary = match_shard(directory, shard, stage);
  bar.finish();
  if (summary.interrupted) return say_interrupted(Left::what_is_done, common);
  print_shard(directory, shard, summary, common);
  return done;
}

int gather(const Options& options, const MatchStageOptions& stage, const Common& common) {
  const MatchGathered gathered = gather_match(options.directory.value, options.join.merge_options(), stage);
  options.join.settle(gathered.obstacles, "not gathered");
  return print_summary(options.directory.value, *gathered.summary, common);
}

int match_all(const std::string& directory, const MatchStageOptions& stage, ProgressBar& bar, const Common& common) {
  const MatchSummary summary = match_run(directory, stage);
  bar.finish();
  if (summary.interrupted) return say_interrupted(Left::nothing, common);
  return print_summary(directory, summary, common);
}

int act(const Options& options, const Common& common) {
  const auto shard = read_shard(options.shard);
  options.join.merge_options();
  if (shard && options.gather) throw input_error("--shard: is not accepted with --gather");
  if (options.join.any() && !options.gather)
    throw input_error("--shards, --missing and --set-aside: are accepted with --gather only");
  ProgressBar bar(common.quiet);
  const std::string& run = options.directory.value;
  const auto note = shard ? progress_beside(match_shard_file({run}, *shard)) : stage_note(run, "match");
  MatchStageOptions stage{stage_options(common, bar, note), !options.no_pairs};
  if (options.constants.given) stage.user_constants = read_text_file(options.constants.value, kConstantsFile);
  if (shard) return match_part(options.directory.value, *shard, stage, bar, common);
  return options.gather ? gather(options, stage, common) : match_all(options.directory.value, stage, bar, common);
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_required(app, "DIR", options->directory, "directory of a complete run");
  add_text(app, "--constants FILE", options->constants, "file with further constants, one `name = definition` a line");
  add_flag(app, "--no-pairs", options->no_pairs, "only against constants, not the limits against each other");
  add_text(app, "--shard i/k", options->shard, "only part i (from 0) of k, into DIR/shards; --gather joins them");
  add_flag(app, "--gather", options->gather, "join the shards, made with the same --constants and --no-pairs, into the run");
  options->join.declare(app, "matched");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kMatchCommand = {
    60, "match", "every limit of a run against every constant, and against each other",
    "brouncker match runs/first\n  for i in 0 1 2 3; do brouncker match runs/first --shard $i/4; done\n  brouncker match runs/first --gather",
    declare};

}  // namespace brouncker::cli
