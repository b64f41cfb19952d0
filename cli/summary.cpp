#include "cli/summary.hpp"

#include "cli/progress.hpp"
#include "engine/row.hpp"
#include "results/match/contradiction.hpp"
#include "results/run/layout.hpp"

#include <cmath>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format("{:.2f} %", whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0.0);
}

}  // namespace

void remark_if_incomplete(const RunReader& run, const Common& common) {
  if (common.quiet) return;
  for (const std::string& text : contradiction_texts(run.database(), 3)) remark("contradicted, not claimed: " + text);
  if (run.info().state == "complete") return;
  remark(fmt::format("{}: this run is not complete; what it has so far is {} formulas", run.directory().string(),
                     grouped(run.summary().counts.formulas)));
}

nlohmann::ordered_json summary_json(const RunReader& run, const RunSummary& summary) {
  return summary_json(run.directory().string(), summary);
}

nlohmann::ordered_json summary_json(const std::string& run, const RunSummary& s) {
  const Counts& c = s.counts;
  nlohmann::ordered_json by_class = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < kClassNames.size(); ++i) by_class[std::string(kClassNames[i])] = c.by_class[i];
  return {{"formulas", c.formulas},
          {"converging", c.converging()},
          {"by_class", by_class},
          {"delta_positive", c.delta_positive},
          {"limits_50_digits", c.limits_50_digits},
          {"limits_infinite", c.limits_infinite},
          {"limits_zero", c.limits_zero},
          {"limits_rigorous", c.limits_rigorous},
          {"rows_kept", c.kept},
          {"seconds", rounded(s.seconds)},
          {"cpu_seconds", rounded(s.cpu_seconds)},
          {"peak_rss_mb", rounded(s.peak_rss_mb)},
          {"run", run}};
}

std::string summary_text(const RunReader& run, const RunSummary& s) {
  std::string text = fmt::format("{}: {}\n\n", run.directory().string(), describe(run.info().job.source));
  const auto line = [&](std::string_view label, std::uint64_t count, std::string_view remark) {
    text += fmt::format("  {:<34}{:>15}   {}\n", label, grouped(count), remark);
  };
  const Counts& c = s.counts;
  line("formulas", c.formulas, "");
  for (std::size_t i = 0; i < kClassNames.size(); ++i)
    if (c.by_class[i] > 0) line("  " + std::string(kClassNames[i]), c.by_class[i], percent(c.by_class[i], c.formulas));
  line("converging", c.converging(), "every class but divergent");
  line("delta > 0", c.delta_positive, "irrationality measure at the deepest sample");
  line("limits with 50 digits or more", c.limits_50_digits, percent(c.limits_50_digits, c.converging()) + " of the converging");
  line("limits zero", c.limits_zero, "");
  line("limits at infinity", c.limits_infinite, "");
  line("limits with a proved error bound", c.limits_rigorous, percent(c.limits_rigorous, c.converging()) + " of the converging");
  if (c.kept < c.formulas)
    line("rows stored", c.kept, fmt::format("--keep {}", kKeepNames[static_cast<std::size_t>(run.info().keep)]));
  text += fmt::format("\n  {}, {} of CPU, at most {:.0f} MB\n", duration(s.seconds), duration(s.cpu_seconds), s.peak_rss_mb);
  const std::string directory = run.directory().string();
  text += fmt::format("\nWhere to look:\n  brouncker query {0} --where \"delta > 0.5 and class = 'exponential'\"\n"
                      "  brouncker export {0} --format csv --out formulas.csv\n  sqlite3 {1} \"SELECT * FROM formulas"
                      " LIMIT 5\"\n",
                      directory, RunFiles{directory}.store().string());
  return text;
}

}  // namespace brouncker::cli
