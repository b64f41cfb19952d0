#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/stages.hpp"
#include "formulas/error.hpp"
#include "results/match_stage.hpp"
#include "results/text_file.hpp"

#include <algorithm>
#include <memory>
#include <mutex>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  Text directory, constants;
  bool no_pairs = false;
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
  if (order.size() > kShown) fmt::print("    and {} constants more: query --columns \"constant, count(*)\"\n", order.size() - kShown);
  for (const auto& [status, count] : s.by_status) line(status, count, "");
  for (const auto& [reason, count] : s.unproved) line("  not proved", count, reason);
  line("relations between classes", s.relations, fmt::format("of {} pairs", grouped(s.pair_tests)));
  line("  proved", s.relations_proved, "by gauge equivalence");
  for (const auto& [reason, count] : s.relations_unproved) line("  not proved", count, reason);
  if (s.contradicted > 0) line("CONTRADICTED, not stored", s.contradicted, "a theorem gives another number than the search: a defect of this program");
  if (s.unconfirmed > 0) line("not confirmed, not stored", s.unconfirmed, "");
  if (s.undetermined > 0) line("classes with too few digits", s.undetermined, "");
  fmt::print("  positive controls {}; {} of CPU, of which {} for proofs\n", s.control_found ? "found" : "NOT FOUND: this search was blind",
             duration(s.cpu_seconds), duration(s.prove_cpu_seconds));
}

int act(const Options& options, const Common& common) {
  MatchStageOptions stage;
  if (options.constants.given) stage.user_constants = read_text_file(options.constants.value);
  stage.pairs = !options.no_pairs;
  const auto summary = match_with_progress(options.directory.value, std::move(stage), common);
  if (!summary) return interrupted;
  if (common.json) fmt::print("{}\n", to_json(*summary));
  else print_text(*summary);
  return done;
}

}  // namespace

std::optional<MatchSummary> match_with_progress(const std::string& directory, MatchStageOptions options, const Common& common) {
  options.threads = common.threads;
  options.stop = &interrupt_flag();
  std::mutex mutex;
  std::unique_ptr<Progress> progress;
  std::uint64_t shown = 0;
  std::string part;
  options.progress = [&](std::string_view what, std::uint64_t done, std::uint64_t total) {
    const std::lock_guard guard(mutex);
    if (total == 0) return;
    if (what != part) {
      if (progress) progress->finish();
      progress = std::make_unique<Progress>(part = what, total, 0, common.quiet);
      shown = 0;
    }
    if (done > shown) progress->add(done - shown), shown = done;
  };
  const MatchSummary summary = match_run(directory, options);
  if (progress) progress->finish();
  if (summary.interrupted) {
    remark("interrupted; nothing was changed. To begin again:\n  " + shell_command(common.command_line));
    return std::nullopt;
  }
  return summary;
}

Action declare_match(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "DIR", options->directory, "directory of a complete run")->required();
  add_text(app, "--constants", options->constants, "file with further constants, one `name = definition` a line");
  app.add_flag("--no-pairs", options->no_pairs, "only against constants, not the limits against each other");
  return [options, &common] { return act(*options, common); };
}

}  // namespace brouncker::cli
