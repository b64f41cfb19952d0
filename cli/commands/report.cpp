// `report DIR`: a run as one HTML page, and its figures as SVG.
#include "results/report/report.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/stages.hpp"
#include "cli/summary.hpp"
#include "formulas/json.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  Text directory, out;
  bool figures = false;
};

void print_json(const ReportSummary& s) {
  nlohmann::ordered_json figures = nlohmann::ordered_json::array();
  for (const auto& path : s.figures) figures.push_back(path.string());
  print_answer(done, nlohmann::ordered_json{
                         {"page", s.page.string()}, {"bytes", s.bytes}, {"figures", figures}, {"cpu_seconds", s.cpu_seconds}});
}

int act(const Options& options, const Common& common) {
  const RunReader run(options.directory.value);
  remark_if_incomplete(run, common);
  ProgressBar bar(common.quiet);
  const ReportSummary summary = write_report(run, {stage_options(common, bar), options.out.value, options.figures});
  bar.finish();
  if (common.json) {
    print_json(summary);
    return done;
  }
  for (const std::string& line : summary.first_lines) fmt::print("  {}\n", line);
  fmt::print("\n  {} ({:.1f} MB)\n", summary.page.string(), static_cast<double>(summary.bytes) / 1e6);
  for (const auto& path : summary.figures) fmt::print("  {}\n", path.string());
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_required(app, "DIR", options->directory, "directory of the run");
  add_text(app, "--out FILE", options->out, "the page; it appears whole or not at all (default: DIR/report.html)");
  add_flag(app, "--figures", options->figures, "write the figures beside the page too, as figures/*.svg");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kReportCommand = {120, "report", "a run as one HTML page with a map of its formulas, tables and figures",
                                       R"(brouncker report runs/first --figures)", declare};

}  // namespace brouncker::cli
