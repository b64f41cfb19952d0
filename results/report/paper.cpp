/// The part of the page for a paper: counts, how well each metric tells the constants apart, time by stage.
#include "engine/row.hpp"
#include "results/pipeline/pipeline.hpp"
#include "results/report/html.hpp"
#include "results/report/points.hpp"
#include "results/report/sections.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "" : fmt::format("{:.1f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string classes(const RunSummary& summary) {
  HtmlTable table("class-table", "Formulas by class of convergence", {{"class"}, {"formulas", true}, {"share", true}});
  for (std::size_t i = 0; i < kClassNames.size(); ++i)
    if (summary.counts.by_class[i] > 0)
      table.add({text_cell(kClassNames[i]),
                 number_cell(summary.counts.by_class[i]),
                 {percent(summary.counts.by_class[i], summary.counts.formulas), true}});
  return "<h3>Formulas by class of convergence</h3>\n<p>Decided exactly, from the coefficients.</p>\n" + table.html();
}

/// A number that a stage stored, and what it is.
struct StageCount {
  const char *stage, *field, *words;
};
constexpr StageCount kStageCounts[] = {
    {"match", "constants", "constants tried"},
    {"match", "tests", "tests of a limit against a constant"},
    {"match", "identified", "formulas identified with a constant of the catalogue"},
    {"match", "rational", "with a rational limit (the fraction being infinite)"},
    {"match", "quadratic", "with a limit in a quadratic field"},
    {"match", "hypergeometric", "with a quotient of hypergeometric functions as limit"},
    {"match", "other_functions", "with the value of another function as limit"},
    {"match", "proved_forms", "closed forms with a proof"},
    {"match", "relations", "relations between limits"},
    {"match", "relations_proved", "of them proved"},
    {"families", "families", "families: theorems with parameters"},
    {"families", "relations_on_families", "relations on a family"},
    {"families", "relations_by_composition", "relations by composition of families"},
    {"families", "relations_of_same_recurrence", "relations of a recurrence with itself"},
    {"families", "relations_isolated", "relations of no family"},
    {"families", "anchored", "lattices of formulas, of one constant or in Euler's form"},
    {"cluster", "exact", "clusters by theorem and relation"},
    {"cluster", "numeric", "clusters by dynamics"},
    {"cluster", "noise", "formulas in no cluster by dynamics"},
    {"cluster", "new_constants", "numbers outside the catalogue with several related formulas"},
};

std::string counts(const RunSummary& summary, const Stages& stages) {
  const Counts& c = summary.counts;
  HtmlTable table("count-table", "Counts", {{"what"}, {"count", true}});
  const auto add = [&](const char* words, std::uint64_t count) { table.add({text_cell(words), number_cell(count)}); };
  add("formulas searched", c.formulas);
  add("convergent", c.converging());
  add("irrationality measure above 0 at the depth measured, the limit not proved rational", c.delta_positive);
  add("limits to 50 digits or more", c.limits_50_digits);
  add("limits with a proved error bound", c.limits_rigorous);
  add("limits that are infinite", c.limits_infinite);
  add("limits that are 0", c.limits_zero);
  for (const StageCount& each : kStageCounts) {
    const auto found = stages.find(each.stage);
    if (found != stages.end() && found->second.contains(each.field))
      add(each.words, found->second[each.field].get<std::uint64_t>());
  }
  return "<h3>Counts</h3>\n<p>Formulas are counted with their mirror images (&#8722;a, b).</p>\n" + table.html();
}

std::string title_of(const std::string& metric) {
  for (const Axis& axis : axes())
    if (axis.name == metric || (metric == "limit" && axis.name == "limit_value")) return axis.title;
  return metric;
}

/// Three significant digits; what is stored as null is not finite.
HtmlCell short_number(const nlohmann::json& value) {
  if (!value.is_number()) return {"not finite", true, "1e300"};
  return {fmt::format("{:.3g}", value.get<double>()), true, fmt::format("{}", value.get<double>())};
}

std::string separation(const Stages& stages) {
  const std::string heading = "<h3>How well a metric tells the constants apart</h3>\n";
  const auto found = stages.find("cluster");
  if (found == stages.end() || !found->second.contains("davies_bouldin"))
    return heading + "<p>Not measured in this run: <code>brouncker cluster</code> does it.</p>\n";
  const nlohmann::json& cluster = found->second;
  if (cluster["davies_bouldin_constants"].get<std::uint64_t>() < 2)
    return heading + "<p>There are not enough identified constants to tell apart.</p>\n";
  HtmlTable table("separation-table", "Davies-Bouldin index by metric",
                  {{"metric"}, {"Davies-Bouldin index", true}, {"agreement of nearest", true}});
  std::vector<std::pair<std::string, nlohmann::json>> rows;
  for (const auto& [metric, value] : cluster["davies_bouldin"].items()) rows.emplace_back(metric, value);
  std::ranges::stable_sort(rows, {},
                           [](const auto& row) { return row.second.is_number() ? row.second.template get<double>() : HUGE_VAL; });
  for (const auto& [metric, value] : rows)
    table.add({text_cell(title_of(metric)), short_number(value),
               short_number(cluster["nearest_agreement"].value(metric, nlohmann::json()))});
  return heading +
         fmt::format(
             "<p>The index of Davies and Bouldin, lower is better, of {} pairs &#177;a of {} constants, all of exponential "
             "convergence; and the share of"
             " all identified pairs whose nearest neighbour in this metric alone, shifts of the same formula left out, has the "
             "same constant.</p>\n",
             grouped(cluster["davies_bouldin_formulas"].get<std::uint64_t>()),
             grouped(cluster["davies_bouldin_constants"].get<std::uint64_t>())) +
         table.html();
}

std::string times(const RunSummary& summary, const Stages& stages) {
  HtmlTable table("time-table", "Time by stage", {{"stage"}, {"CPU seconds", true}, {"share", true}});
  std::vector<std::pair<std::string, double>> rows = {{"search", summary.cpu_seconds}};
  double sum = summary.cpu_seconds;
  for (const Stage* stage : pipeline())
    if (const auto found = stages.find(std::string(stage->name)); found != stages.end() && found->second.contains("cpu_seconds")) {
      rows.emplace_back(stage->name, found->second["cpu_seconds"].get<double>());
      sum += rows.back().second;
    }
  for (const auto& [stage, seconds] : rows)
    table.add({text_cell(stage), number_cell(seconds, 1), {sum > 0 ? fmt::format("{:.0f}%", 100 * seconds / sum) : "", true}});
  if (rows.size() > 1) table.add({text_cell("together"), number_cell(sum, 1), {"", true}});
  return "<h3>Time by stage</h3>\n<p>Of all cores together; without this page.</p>\n" + table.html();
}

}  // namespace

std::string paper_section(const RunSummary& summary, const Stages& stages) {
  return html_section("paper", "For a paper",
                      "<div class=\"columns\"><div>" + counts(summary, stages) + "</div><div>" + classes(summary) +
                          times(summary, stages) + separation(stages) + "</div></div>\n");
}

}  // namespace brouncker::report
