/// The part of the page with the constants found: their formulas by status, the simplest one, families and lattices of each.
#include "formulas/mathml.hpp"
#include "results/report/html.hpp"
#include "results/report/sections.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

/// As it is written, with its name; opens the list of its formulas.
HtmlCell linked_constant(const ConstantLine& line) {
  const std::string name = line.kind == FormKind::constant ? "<br><code>" + xml_escaped(line.name) + "</code>" : "";
  return {fmt::format("<a href=\"#formulas\" data-constant=\"{}\">{}</a>{}", xml_escaped(line.name), constant_cell(line.name).html,
                      name)};
}

/// Families and lattices with the formulas of a constant, mirror images counted.
struct Places {
  std::map<std::int64_t, std::uint64_t> families, lattices;
};

std::map<std::string, Places> places_of_constants(const std::vector<FormulaRow>& identified, const FamilyLinks& links) {
  std::map<std::string, Places> result;
  for (const FormulaRow& x : identified) {
    if (!has_name(x.claim.kind)) continue;
    if (const auto set = links.set_of.find(x.id); set != links.set_of.end())
      for (const std::int64_t family : links.sets[set->second]) result[x.claim.constant].families[family] += x.weight();
    if (const auto lattice = links.lattice_of.find(x.id); lattice != links.lattice_of.end())
      result[x.claim.constant].lattices[lattice->second] += x.weight();
  }
  return result;
}

/// "12 families: 3, 1, ...": links to those with most formulas.
std::string links_to(const std::map<std::int64_t, std::uint64_t>& counts, std::string_view what, std::string_view anchor) {
  constexpr std::size_t kShown = 4;
  std::vector<std::pair<std::int64_t, std::uint64_t>> order(counts.begin(), counts.end());
  std::ranges::stable_sort(order, std::greater{}, &std::pair<std::int64_t, std::uint64_t>::second);
  std::string text;
  for (const auto& [number, formulas] : std::span(order).first(std::min(kShown, order.size())))
    text += fmt::format("{}<a href=\"#{}-{}\">{}</a>", text.empty() ? "" : ", ", anchor, number, number);
  return order.empty() ? ""
                       : fmt::format("<span class=\"wrapped\">{}: {}{}</span>", what, text,
                                     order.size() > kShown ? fmt::format(" and {} more", order.size() - kShown) : "");
}

std::string links_to(const Places& places) {
  return links_to(places.families, "theorems", "family") + links_to(places.lattices, "lattices", "lattice");
}

}  // namespace

std::string constants_section(const Stages& stages, const std::vector<ConstantLine>& constants,
                              const std::vector<FormulaRow>& identified, const FamilyLinks& links) {
  std::string text = stages.contains("match")
                         ? "<p>Sign-mirrored formulas (&#8722;a, b) are counted.</p>\n"
                         : "<p>This run has not been matched with constants (<code>brouncker match</code>).</p>\n";
  if (constants.empty()) return html_section("constants", "Constants", text + "<p>No limit is identified.</p>\n");
  const auto places = places_of_constants(identified, links);
  HtmlTable table(
      "constants-table", "Constants found",
      {{"constant", false, "as it is written, and its name in brouncker constants; click: its formulas"},
       {"formulas", true, "mirror images counted"},
       {"proved", true, "derived by theorem, every step exact"},
       {"certified", true, "limit and closed form enclosed, the enclosures agree"},
       {"conjectured", true, "numbers agree"},
       {"simplest: a(n)", false, "the formula with the fewest characters"},
       {"b(n)"},
       {"limit"},
       {"families", false, "theorems with parameters and lattices that hold formulas of this constant, those with most first"}});
  for (const ConstantLine& line : constants) {
    const FormulaRow& x = identified[line.simplest];
    const auto place = places.find(line.name);
    table.add({linked_constant(line),
               number_cell(line.formulas),
               number_cell(line.by_status[0]),
               number_cell(line.by_status[1]),
               number_cell(line.by_status[2]),
               polynomial_cell(x.a),
               polynomial_cell(x.b),
               {expression_cell(x.claim.expression).html + " " + status_cell(name(x.claim.status)).html},
               {place == places.end() ? "" : links_to(place->second)}});
  }
  return html_section("constants", "Constants", text + table.html());
}

}  // namespace brouncker::report
