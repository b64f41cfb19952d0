// `literature DIR`: which formulas of a run are known, up to equivalence.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/literature_option.hpp"
#include "cli/options.hpp"
#include "cli/stages.hpp"
#include "cli/summary.hpp"
#include "formulas/json.hpp"
#include "results/literature/stage.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  Text directory;
  LiteratureOption literature;
};

void print_text(const LiteratureSummary& s) {
  const auto line = [](std::string_view label, std::uint64_t count, std::string_view remark) {
    fmt::print("  {:<34}{:>15}   {}\n", label, grouped(count), remark);
  };
  line("entries of the literature", s.entries, "");
  line("formulas looked up", s.formulas, fmt::format("of {} classes up to shift, sign and inflation", grouped(s.classes)));
  line("equivalent to an entry", s.known, fmt::format("proved; {} different entries", grouped(s.entries_found)));
  for (const auto& [by, count] : s.by) line("  by " + by, count, "");
  line("not decided", s.undecided, "");
  line("not found in these entries", s.formulas - s.known - s.undecided, "");
  fmt::print("  {} of CPU\n", duration(s.cpu_seconds));
}

int act(const Options& options, const Common& common) {
  const std::string& run = options.directory.value;
  const std::vector<KnownFormula> own = options.literature.read(common);
  ProgressBar bar(common.quiet);
  StageOptions stage = stage_options(common, bar, stage_note(run, kLiteratureStage.name));
  stage.user_literature = print_known_formulas(own);
  const LiteratureSummary summary = literature_run(run, stage);
  bar.finish();
  if (summary.interrupted) return say_interrupted(Left::nothing, common);
  if (common.json) return print_answer(done, to_json(summary));
  print_text(summary);
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_required(app, "DIR", options->directory, "directory of a matched run");
  options->literature.declare(app);
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kLiteratureCommand = {
    65, "literature", "which formulas of a run are of the literature, up to shift, sign, inflation, gauge and folds",
    R"(brouncker literature runs/first)", declare};

}  // namespace brouncker::cli
