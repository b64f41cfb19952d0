// `cluster DIR`: clusters and labels of a run; --explain, --evaluate and --outliers read what it left.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/stages.hpp"
#include "clustering/words.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "results/cluster/explained.hpp"
#include "results/cluster/outliers.hpp"
#include "results/cluster/stage.hpp"
#include "results/run/info.hpp"
#include "results/run/layout.hpp"
#include "results/run/row_json.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  Text directory;
  Choice preset{"--preset", "clusters by dynamics: exact growth, gcd slope and eta_q; or the planes of the published program",
                kClusterPresets};
  Whole explain{"--explain", "say in words why the members of this cluster are together", {1, kUnbounded}};
  Whole seed{"--seed", "what is hidden by --evaluate", {0, kUnbounded, 1}};
  Whole outliers{
      "--outliers",
      "print the N most promising formulas that no theorem and no known mechanism explains, one of each class of equivalent ones",
      {1, 1'000'000}};
  bool evaluate = false;

  ClusterStageOptions stage(const Common& common, ProgressBar& bar) const {
    return {stage_options(common, bar, stage_note(directory.value, "cluster")), preset.as<ClusterPreset>()};
  }

  void check() const {
    const int asked = explain.given() + outliers.given() + evaluate;
    if (asked > 1) throw input_error("--explain, --evaluate and --outliers: one of them at a time is accepted");
    if (seed.given() && !evaluate) throw input_error("--seed: is accepted with --evaluate only");
    if (preset.word() != "dynamics" && (explain.given() || outliers.given()))
      throw input_error("--preset: is accepted with --evaluate or without --explain and --outliers");
  }
};

void line(std::string_view label, std::uint64_t count, const std::string& remark) {
  fmt::print("  {:<34}{:>15}   {}\n", label, grouped(count), remark);
}

void print_text(const ClusterSummary& s, const std::string& directory) {
  line("exact clusters", s.exact, "joined by identities, theorems, relations, twins");
  line("clusters by dynamics", s.numeric, "candidates until their members are tested");
  line("labelled", s.labelled, fmt::format("{} members verified, {} refuted", grouped(s.verified), grouped(s.refuted)));
  line("noise", s.noise, "formulas in no cluster by dynamics");
  line("twins", s.twins, fmt::format("pairs of equal dynamics with equal limits, of {}", grouped(s.twin_pairs)));
  line("contradictions", s.contradictions, "clusters with several constants, which were split");
  line("identified anew", s.identified_anew, "formulas, by a test against an anchor");
  line("new constants", s.new_constants, fmt::format("{} of them fully reduced", grouped(s.new_constants_reduced)));
  fmt::print("\n  {} of CPU\n\nWhere to look:\n  brouncker cluster {} --explain 1\n  brouncker cluster {} --outliers 20\n"
             "  sqlite3 {} \"SELECT number, a, b, value FROM new_constants LIMIT 20\"\n",
             duration(s.cpu_seconds), directory, directory, RunFiles{directory}.store().string());
}

int cluster_all(const Options& options, const Common& common) {
  ProgressBar bar(common.quiet);
  const ClusterSummary summary = cluster_run(options.directory.value, options.stage(common, bar));
  if (summary.interrupted) return say_interrupted(Left::nothing, common);
  if (!summary.matched && !common.quiet)
    remark(fmt::format("{}: this run was not matched, so no cluster has a constant; `brouncker match {}` does it",
                       options.directory.value, options.directory.value));
  if (common.json) print_answer(done, to_json(summary));
  else print_text(summary, options.directory.value);
  return done;
}

int explain(const Options& options, const Common& common) {
  const auto number = options.explain.read<std::uint64_t>();
  read_run_info(options.directory.value);
  const sqlite::Database database = open_store(RunFiles{options.directory.value}.store());
  const std::uint64_t count = cluster::stored_clusters(database);
  const auto lines = cluster::explained(database, number);
  if (!lines)
    throw input_error(fmt::format("--explain: there is no cluster {}; this run has {}", number,
                                  count ? fmt::format("clusters 1 to {}", count) : std::string("none")));
  if (common.json) print_answer(done, nlohmann::ordered_json{{"cluster", number}, {"explanation", *lines}});
  else
    for (const std::string& each : *lines) fmt::print("{}\n", each);
  return done;
}

std::string share(const std::optional<double>& value) { return value ? fmt::format("{:.3f}", *value) : "none"; }

void print_text(const ClusterEvaluation& e) {
  fmt::print(
      "{} identified formulas; half of their shift classes hidden, {} seeds from {}; rational and quadratic limits do not count\n\n",
      grouped(e.identified), cluster::kRepetitions, e.seed);
  fmt::print("  {:<22}{:>12}{:>12}{:>12}{:>12}\n", "", "precision", "recall", "confirmed", "conflicts");
  for (const auto& [name, mean] : {std::pair("theorems and twins", &e.theorem), std::pair("dynamics", &e.numeric)})
    fmt::print("  {:<22}{:>12}{:>12}{:>12}{:>12}\n", name, share(mean->precision), share(mean->recall), share(mean->confirmed),
               grouped(mean->conflicts));
  fmt::print(
      "\nDavies-Bouldin within the exponential class ({} formulas of {} constants; lower is better), and the share of all identified\n"
      "formulas whose nearest one of another shift class has the same constant:\n\n",
      e.separation.rows, e.separation.groups);
  for (const cluster::MetricSeparation& m : e.separation.metrics)
    fmt::print("  {:<22}{:>12}{:>12}\n", m.metric, rounded(m.davies_bouldin), rounded(m.agreement.share));
}

int evaluate(const Options& options, const Common& common) {
  const auto seed = options.seed.read<std::uint64_t>();
  ProgressBar bar(common.quiet);
  const ClusterEvaluation evaluation = evaluate_clusters(options.directory.value, seed, options.stage(common, bar));
  if (common.json) print_answer(done, to_json(evaluation));
  else print_text(evaluation);
  return done;
}

/// So many members of a class stand in its line.
constexpr std::size_t kShownMembers = 12;

std::string members_in_words(const PromisingRow& each) {
  std::string text;
  for (std::size_t i = 0; i < std::min(kShownMembers, each.others.size()); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : ", ", to_plain(each.others[i].pcf));
  if (each.others.size() > kShownMembers)
    text += fmt::format(" and {} more (--json names all)", each.others.size() - kShownMembers);
  return text;
}

int outliers(const Options& options, const Common& common) {
  const auto count = options.outliers.read<std::size_t>();
  for (const PromisingRow& each : promising_rows(options.directory.value, count, common.threads)) {
    if (common.json) {
      nlohmann::ordered_json json = row_json(each.row, each.id);
      json["score"] = each.score;
      json["reason"] = each.reason;
      json["members"] = nlohmann::ordered_json::array();
      for (const auto& [id, pcf] : each.others)
        json["members"].push_back({{"id", id}, {"a", to_plain(pcf.a)}, {"b", to_plain(pcf.b)}});
      print_line(json_text(json));
      continue;
    }
    fmt::print("{:>7.3f}  PCF({}, {})  {:.20}\n         {}\n", each.score, to_plain(each.row.pcf.a), to_plain(each.row.pcf.b),
               each.row.limit.value, each.reason);
    if (!each.others.empty()) fmt::print("         equivalent: {}\n", members_in_words(each));
  }
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_required(app, "DIR", options->directory, "directory of a complete run; a matched one for labels");
  declare_all(app, options->preset, options->explain);
  add_flag(app, "--evaluate", options->evaluate,
           "hide known constants and see whether the clusters give them back; nothing is stored");
  declare_all(app, options->seed, options->outliers);
  return [options, &common] {
    options->check();
    if (options->explain.given()) return explain(*options, common);
    if (options->evaluate) return evaluate(*options, common);
    return options->outliers.given() ? outliers(*options, common) : cluster_all(*options, common);
  };
}

}  // namespace

extern const Command kClusterCommand = {70, "cluster",
                                        "cluster the formulas of a run by dynamics and theorem, and label the clusters",
                                        "brouncker cluster runs/first\n  brouncker cluster runs/first --explain 1", declare};

}  // namespace brouncker::cli
