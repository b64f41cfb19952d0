#include "cli/summary.hpp"

#include "cli/progress.hpp"
#include "engine/row.hpp"

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

double rounded(double value) { return std::round(value * 1000) / 1000; }

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format("{:.2f} %", whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0.0);
}

}  // namespace

nlohmann::ordered_json summary_json(const RunReader& run, const RunSummary& s) {
  nlohmann::ordered_json by_class = nlohmann::ordered_json::object();
  for (const std::string_view name : kClassNames) by_class[std::string(name)] = s.by_class.at(std::string(name));
  return {{"formulas", s.formulas},
          {"converging", s.converging},
          {"by_class", by_class},
          {"delta_positive", s.delta_positive},
          {"limits_50_digits", s.limits_50_digits},
          {"limits_infinite", s.limits_infinite},
          {"limits_rigorous", s.limits_rigorous},
          {"seconds", rounded(s.seconds)},
          {"cpu_seconds", rounded(s.cpu_seconds)},
          {"peak_rss_mb", rounded(s.peak_rss_mb)},
          {"run", run.directory().string()}};
}

std::string summary_text(const RunReader& run, const RunSummary& s) {
  std::string text = fmt::format("{}: {}\n\n", run.directory().string(), describe_space(run.info().job.space));
  const auto line = [&](std::string_view label, std::uint64_t count, std::string_view remark) {
    text += fmt::format("  {:<34}{:>15}   {}\n", label, grouped(count), remark);
  };
  line("formulas", s.formulas, "");
  for (const std::string_view name : kClassNames) {
    const std::uint64_t count = s.by_class.at(std::string(name));
    if (count > 0) line("  " + std::string(name), count, percent(count, s.formulas));
  }
  line("converging", s.converging, "every class but divergent");
  line("delta > 0", s.delta_positive, "irrationality measure at the deepest sample");
  line("limits with 50 digits or more", s.limits_50_digits, percent(s.limits_50_digits, s.converging) + " of the converging");
  line("limits at infinity", s.limits_infinite, "");
  line("limits with a proved error bound", s.limits_rigorous, percent(s.limits_rigorous, s.converging) + " of the converging");
  text += fmt::format("\n  {}, {} of CPU, at most {:.0f} MB\n", duration(s.seconds), duration(s.cpu_seconds), s.peak_rss_mb);
  const std::string directory = run.directory().string();
  text += fmt::format("\nWhere to look:\n  brouncker query {0} --where \"delta > 0.5 and class = 'exponential'\"\n"
                      "  brouncker export {0} --format csv --out formulas.csv\n  sqlite3 {0}/run.sqlite \"SELECT * FROM formulas"
                      " LIMIT 5\"\n", directory);
  return text;
}

}  // namespace brouncker::cli
