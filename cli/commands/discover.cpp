// `discover SPACE --out DIR`: every stage of a run in turn, those that are done left alone, and what came out.
#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/stages.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "results/cluster/stage.hpp"
#include "results/report/report.hpp"
#include "results/run/text_file.hpp"

#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  SpaceOptions space;
  Text out, constants;
  bool force = false;
};

/// What an earlier call stored of a stage; nullopt where it has to be done.
std::optional<Json> stored(const std::string& run, std::string_view stage) {
  const sqlite::Database database = open_store(std::filesystem::path(run) / "run.sqlite");
  sqlite::Statement row(database, "SELECT summary FROM stages WHERE stage = ?");
  row.bind(0, stage);
  if (!row.next()) return std::nullopt;
  return Json::parse(row.text(0));
}

std::optional<Json> search_stage(const Options& options, const Common& common) {
  RunInfo wanted{options.space.job(), BROUNCKER_VERSION};
  wanted.chunk_size = SearchOptions{}.chunk_size;
  if (!search_with_progress(wanted, options.out.value, std::nullopt, options.force, common)) return std::nullopt;
  const RunReader run(options.out.value);
  return summary_json(options.out.value, run.summary());
}

std::optional<Json> match_stage(const Options& options, const Common& common) {
  MatchStageOptions stage;
  if (options.constants.given) stage.user_constants = read_text_file(options.constants.value);
  const auto summary = match_with_progress(options.out.value, std::move(stage), common);
  if (!summary) return std::nullopt;
  return Json::parse(to_json(*summary));
}

std::optional<Json> cluster_stage(const Options& options, const Common& common) {
  ClusterStageOptions stage;
  stage.threads = common.threads;
  stage.stop = &interrupt_flag();
  if (!common.quiet) stage.progress = [](std::string_view step) { remark("clusters: " + std::string(step)); };
  const ClusterSummary summary = cluster_run(options.out.value, stage);
  if (summary.interrupted) {
    remark("interrupted; what is done is saved. To go on:\n  " + shell_command(common.command_line));
    return std::nullopt;
  }
  return Json::parse(to_json(summary));
}

std::optional<Json> families_stage(const Options& options, const Common& common) {
  const auto summary = families_with_progress(options.out.value, {}, common);
  if (!summary) return std::nullopt;
  return Json::parse(to_json(*summary));
}

struct StageRow {
  std::string_view name;
  std::optional<Json> (*run)(const Options&, const Common&);
};
/// In their order: each uses what the ones before it stored.
constexpr StageRow kStages[] = {{"match", match_stage}, {"cluster", cluster_stage}, {"families", families_stage}};

Json report_json(const ReportSummary& s) { return {{"page", s.page.string()}, {"bytes", s.bytes}, {"cpu_seconds", s.cpu_seconds}}; }

int act(const Options& options, const Common& common) {
  if (options.out.value.empty()) throw input_error("--out '': the directory of the run must have a name");
  if (options.constants.given) read_text_file(options.constants.value);  // fails before the search does its work
  Json all = Json::object();
  const auto searched = search_stage(options, common);
  if (!searched) return interrupted;
  all["search"] = *searched;
  bool again = options.constants.given;  // other constants than before, perhaps
  for (const StageRow& stage : kStages) {
    auto summary = again ? std::nullopt : stored(options.out.value, stage.name);
    if (summary) {
      if (!common.quiet) remark(fmt::format("{}: done before", stage.name));
    } else {
      again = true;  // what follows depends on it
      summary = stage.run(options, common);
      if (!summary) return interrupted;
    }
    all[std::string(stage.name)] = *summary;
  }
  const ReportSummary report = write_report(RunReader(options.out.value), {{}, false, common.threads});
  all["report"] = report_json(report);
  if (common.json) {
    fmt::print("{}\n", all.dump());
    return done;
  }
  for (const std::string& line : report.first_lines) fmt::print("  {}\n", line);
  fmt::print("\n  {}\n", report.page.string());
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->space.declare(app);
  add_text(app, "--out", options->out, "directory of the run; the same command again goes on with it")->required();
  add_text(app, "--constants", options->constants, "file with further constants, one `name = definition` a line");
  app.add_flag("--force", options->force, "replace another run in this directory");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kDiscoverCommand = {110, "discover", "search, match, cluster, families and report in one go: the main job",
                                         R"(brouncker discover doc/jobs/published.toml --out runs/published)", declare};

}  // namespace brouncker::cli
