// `discover SPACE --out DIR`: every stage of a run in turn, those that are done left alone, and what came out.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/literature_option.hpp"
#include "cli/options.hpp"
#include "cli/source_options.hpp"
#include "cli/stages.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/user_constants.hpp"
#include "results/match/contradiction.hpp"
#include "results/match/stage.hpp"
#include "results/pipeline/pipeline.hpp"
#include "results/report/report.hpp"
#include "results/run/text_file.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  SourceOptions source;
  Text out, constants;
  LiteratureOption literature;
  bool force = false;
};

std::optional<Json> search_stage(const Options& options, const Common& common) {
  RunInfo wanted{options.source.job(common), BROUNCKER_VERSION};
  wanted.chunk_size = SearchOptions{}.chunk_size;
  if (!search_with_progress(wanted, options.out.value, std::nullopt, options.force, common)) return std::nullopt;
  const RunReader run(options.out.value);
  return summary_json(options.out.value, run.summary());
}

/// What an earlier call of the same identity stored; nullopt where the stage has to be done.
std::optional<std::string> stored(const std::string& run, const Stage& stage, const StageOptions& options) {
  const sqlite::Database database = open_store(RunFiles{run}.store());
  const auto note = get_stage(database, stage.name);
  if (!note || note->identity != stage.identity(database, options)) return std::nullopt;
  return note->summary;
}

/// The summary; nullopt where it was interrupted.
std::optional<Json> outcome(const std::string& run, const Stage& stage, const StageOptions& given, const Common& common) {
  ProgressBar bar(common.quiet);
  StageOptions options = stage_options(common, bar, stage_note(run, stage.name));
  options.user_constants = given.user_constants;
  options.user_literature = given.user_literature;
  auto summary = stored(run, stage, options);
  if (summary && !common.quiet) remark(fmt::format("{}: done before", stage.name));
  if (!summary) summary = stage.run(run, options);
  else if (&stage == &kMatchStage) refuse_contradictions(run);
  if (!summary) return std::nullopt;
  auto json = read_ordered_json(*summary);
  if (!json) throw file_error(fmt::format("{}: is damaged: the summary of {} is not JSON", run, stage.name));
  return json;
}

Json report_json(const ReportSummary& s) { return {{"page", s.page.string()}, {"bytes", s.bytes}, {"cpu_seconds", s.cpu_seconds}}; }

ReportSummary write_page(const std::string& run, const Common& common) {
  ProgressBar bar(common.quiet);
  return write_report(RunReader(run), {stage_options(common, bar), {}, false});
}

int act(const Options& options, const Common& common) {
  const std::string& run = options.out.value;
  if (run.empty()) throw input_error("--out '': the directory of the run must have a name");
  StageOptions given;
  if (options.constants.given) given.user_constants = read_text_file(options.constants.value, kConstantsFile);
  given.user_literature = print_known_formulas(options.literature.read(common));
  parse_user_constants(given.user_constants);  // fails before the search does its work
  Json all = Json::object();
  const auto searched = search_stage(options, common);
  if (!searched) return interrupted;
  all["search"] = *searched;
  for (const Stage* stage : pipeline()) {
    const auto summary = outcome(run, *stage, given, common);
    if (!summary) return say_interrupted(Left::what_is_done, common);
    all[std::string(stage->name)] = *summary;
  }
  const ReportSummary report = write_page(run, common);
  all["report"] = report_json(report);
  if (common.json) {
    return print_answer(done, all);
  }
  for (const std::string& line : report.first_lines) fmt::print("  {}\n", line);
  fmt::print("\n  {}\n", report.page.string());
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  options->source.declare(app);
  add_required(app, "--out DIR", options->out, "directory of the run; the same command again goes on with it");
  add_text(app, "--constants FILE", options->constants, "file with further constants, one `name = definition` a line");
  options->literature.declare(app);
  add_flag(app, "--force", options->force, "replace another run in this directory");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kDiscoverCommand = {110, "discover",
                                         "search, match, literature, cluster, families and report in one go: the main job",
                                         R"(brouncker discover doc/jobs/published.toml --out runs/published)", declare};

}  // namespace brouncker::cli
