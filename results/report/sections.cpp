#include "results/report/sections.hpp"

#include "engine/row.hpp"
#include "formulas/mathml.hpp"
#include "results/pipeline/pipeline.hpp"
#include "results/report/assets.hpp"
#include "results/report/html.hpp"
#include "results/report/template.hpp"
#include "results/report/terms.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

std::uint64_t count_of(const Stages& stages, const std::string& stage, const char* field) {
  const auto found = stages.find(stage);
  return found == stages.end() ? 0 : found->second.value(field, std::uint64_t{0});
}

/// "π (180), I₁(1)/I₀(1) (274)": the constants with most formulas, rational and quadratic left out.
std::string leading_constants(const std::vector<ConstantLine>& constants, std::size_t most) {
  std::string text;
  std::size_t shown = 0;
  for (const ConstantLine& line : constants) {
    if (line.kind != FormKind::constant) continue;
    if (shown++ == most) break;
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", symbol_of(line.name), grouped(line.formulas));
  }
  return text;
}

/// "PCF(2*n + 1, n^2) = 4/pi": the shortest formula of a constant that has a name.
std::string simplest_of(const std::vector<ConstantLine>& constants, const std::vector<FormulaRow>& identified) {
  const FormulaRow* best = nullptr;
  for (const ConstantLine& line : constants)
    if (line.kind == FormKind::constant && (!best || text_length(identified[line.simplest]) < text_length(*best)))
      best = &identified[line.simplest];
  return best ? fmt::format("PCF({}, {}) = {}", best->a, best->b, best->claim.expression) : "";
}

/// The constants for a choice: value `prefix` and the name, shown as they are written.
std::string constant_options(const std::vector<ConstantLine>& constants, std::string_view prefix) {
  std::string text;
  for (const ConstantLine& line : constants)
    text += fmt::format("<option value=\"{}{}\">{} ({})</option>", prefix, xml_escaped(line.name),
                        xml_escaped(symbol_of(line.name)), grouped(line.formulas));
  return text;
}

std::string shown_options(const std::vector<ConstantLine>& constants) {
  return "<option value=\"all\">all identified, by constant</option><option value=\"\">nothing</option>"
         "<option value=\"functions\">values of functions</option>" +
         constant_options(constants, "constant:");
}

std::string axis_options(std::string_view chosen) {
  std::string text;
  for (const Axis& axis : axes())
    text += fmt::format("<option{}>{}</option>", axis.name == chosen ? " selected" : "", xml_escaped(axis.title));
  return text;
}

/// What is no number in the summaries of stages.
constexpr std::array<std::string_view, 3> kNotNumbers = {"control_found", "matched", "identity"};

/// What the page reads of it is there, and is what it has to be: counts and seconds, tables of numbers, one flag.
bool is_summary(const nlohmann::json& summary) {
  if (!summary.is_object()) return false;
  const auto number_or_null = [](const nlohmann::json& x) { return x.is_number() || x.is_null(); };
  for (const auto& [name, value] : summary.items()) {
    if (value.is_object() ? !std::ranges::all_of(value, number_or_null)
                          : std::ranges::find(kNotNumbers, name) == kNotNumbers.end() && !value.is_number())
      return false;
    if (name == "control_found" && !value.is_boolean()) return false;
  }
  constexpr std::array<std::string_view, 4> kSeparation = {"davies_bouldin", "davies_bouldin_formulas", "davies_bouldin_constants",
                                                           "nearest_agreement"};
  const auto there = [&](std::string_view name) { return summary.contains(std::string(name)); };
  const bool all = std::ranges::all_of(kSeparation, there);
  return (all || std::ranges::none_of(kSeparation, there)) &&
         (!all || (summary["davies_bouldin"].is_object() && summary["nearest_agreement"].is_object() &&
                   summary["davies_bouldin_formulas"].is_number() && summary["davies_bouldin_constants"].is_number()));
}

}  // namespace

Stages read_stages(const sqlite::Database& run) {
  Stages stages;
  for (const Stage* stage : pipeline())
    if (const auto note = get_stage(run, stage->name)) {
      auto summary = read_json(note->summary).value_or(nlohmann::json());
      if (!is_summary(summary))
        throw file_error(fmt::format("{}: is damaged: table stages, column summary: that of {} is none", run.path(), stage->name));
      stages.emplace(stage->name, std::move(summary));
    }
  return stages;
}

std::vector<std::string> first_lines(const RunSummary& summary, const Stages& stages, const std::vector<ConstantLine>& constants,
                                     const std::vector<FormulaRow>& identified) {
  const Counts& c = summary.counts;
  std::vector<std::string> lines;
  lines.push_back(fmt::format("{} formulas searched, {} of them converge.", grouped(c.formulas), grouped(c.converging())));
  lines.push_back(
      fmt::format("{} have an irrationality measure δ above 0 at the depth measured, limits that are proved rational left out.",
                  grouped(c.delta_positive)));
  lines.push_back(fmt::format("{} limits are known to 50 digits or more, {} with a proved error bound.",
                              grouped(c.limits_50_digits), grouped(c.limits_rigorous)));
  if (!stages.contains("match")) {
    lines.push_back("Not matched with constants yet: brouncker match.");
    return lines;
  }
  std::uint64_t named = 0, rational = 0, quadratic = 0;
  std::array<std::uint64_t, kClaimStatusNames.size()> by_status{};
  std::size_t constants_found = 0;
  for (const ConstantLine& line : constants) {
    if (line.kind != FormKind::constant) {
      (line.kind == FormKind::rational ? rational : quadratic) = line.formulas;
      continue;
    }
    ++constants_found;
    named += line.formulas;
    for (std::size_t i = 0; i < by_status.size(); ++i) by_status[i] += line.by_status[i];
  }
  lines.push_back(fmt::format("{} are identified with one of {} constants: {} proved, {} certified, {} conjectured.",
                              grouped(named), constants_found, grouped(by_status[0]), grouped(by_status[1]),
                              grouped(by_status[2])));
  if (named > 0)
    lines.push_back(
        fmt::format("Most formulas: {}; the simplest: {}.", leading_constants(constants, 4), simplest_of(constants, identified)));
  lines.push_back(
      fmt::format("{} limits of infinite fractions are rational, {} quadratic.", grouped(rational), grouped(quadratic)));
  if (const std::uint64_t functions = count_of(stages, "match", "hypergeometric") + count_of(stages, "match", "other_functions"))
    lines.push_back(fmt::format("{} more have a proved closed form in hypergeometric and related functions.", grouped(functions)));
  if (stages.contains("literature"))
    lines.push_back(
        fmt::format("{} are equivalent to one of {} formulas of the literature, proved; the others were not found in these.",
                    grouped(count_of(stages, "literature", "known")), grouped(count_of(stages, "literature", "entries"))));
  lines.push_back(fmt::format("{} relations connect limits with each other.", grouped(count_of(stages, "match", "relations"))));
  if (const auto found = stages.find("match"); !found->second.value("control_found", true))
    lines.push_back("The positive control of the match was NOT found: that search was blind.");
  if (stages.contains("families"))
    lines.push_back(fmt::format(
        "{} families with parameters, {} of them proved, explain {} of the relations.",
        grouped(count_of(stages, "families", "families")), grouped(count_of(stages, "families", "proved")),
        grouped(count_of(stages, "families", "relations_on_families") + count_of(stages, "families", "relations_by_composition"))));
  if (stages.contains("cluster"))
    lines.push_back(fmt::format("{} numbers outside the catalogue have several related formulas, {} of them fully reduced.",
                                grouped(count_of(stages, "cluster", "new_constants")),
                                grouped(count_of(stages, "cluster", "new_constants_reduced"))));
  return lines;
}

std::string map_section(const Points& points, const std::vector<ConstantLine>& constants) {
  if (points.size() == 0)
    return html_section("map", "Map",
                        "<p>No formula of this run has metrics: there is nothing to draw.</p>\n<div id=\"card\" hidden></div>\n");
  const std::string thinned =
      points.pairs == points.size()
          ? ""
          : fmt::format("Of {} pairs &#177;a the map shows {}, chosen by a fixed hash of their number, and all that"
                        " are identified with a constant.",
                        grouped(points.pairs), grouped(points.size()));
  return html_section("map", "Map",
                      filled(assets::map_html, {{"thinned", thinned},
                                                {"terms", map_terms()},
                                                {"horizontal", axis_options("eta_q")},
                                                {"vertical", axis_options("delta")},
                                                {"shown", shown_options(constants)}}));
}

std::string formulas_section(const std::vector<FormulaRow>& identified, const std::vector<ConstantLine>& constants) {
  if (identified.empty()) return "";
  return html_section("formulas", "All formulas with a closed form",
                      filled(assets::formulas_html, {{"constants", constant_options(constants, "")}, {"terms", list_terms()}}));
}
std::string figures_section(const std::vector<NamedFigure>& figures) {
  std::string text;
  for (const NamedFigure& each : figures)
    text += fmt::format(R"(<figure id="figure-{}"><h3>{}</h3>
<div class="scroll">{}</div><figcaption>{}</figcaption></figure>
)",
                        each.name, xml_escaped(each.figure.title()), each.figure.svg(), xml_escaped(each.figure.caption()));
  return html_section("figures", "Figures",
                      "<p>As in the published work, from this run.</p>\n<div class=\"figures\">\n" + text + "</div>\n");
}

std::string meaning_section() { return html_section("meaning", "What is claimed", filled(assets::meaning_html, {})); }

}  // namespace brouncker::report
