#include "results/report/families.hpp"

#include "formulas/moebius_text.hpp"
#include "results/families/constants_text.hpp"
#include "results/families/json.hpp"
#include "results/families/row_text.hpp"
#include "results/families/stage.hpp"
#include "results/families/tables.hpp"
#include "results/report/html.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::report {
namespace {

/// "(B + p)*n^2 - q*n" as mathematics that may be broken before each sign: browsers do not break it by themselves.
std::string broken_sum(const std::string& sum) {
  std::string html;
  int depth = 0;
  for (std::size_t begin = 0, i = 0; i <= sum.size(); ++i) {
    if (i < sum.size()) depth += (sum[i] == '(') - (sum[i] == ')');
    const std::string_view sign = i < sum.size() ? std::string_view(sum).substr(i, 3) : "";
    if (i < sum.size() && (depth > 0 || (sign != " + " && sign != " - "))) continue;
    html += expression_cell(sum.substr(begin, i - begin)).html + " ";
    if (i < sum.size())
      html += math_cell(sign == " + " ? "<mo form=\"infix\">+</mo>" : "<mo form=\"infix\">&#8722;</mo>").html + "&#8288;";
    begin = i + 3;
  }
  return html;
}

/// With its parameters.
HtmlCell name_cell(const FamilyRow& row) {
  const std::string integers = row.integers == 0 ? "" : fmt::format(", {} integer", fmt::join(integers_of(row), ", "));
  return {fmt::format("{}<br>parameters {}{}", text_cell(row.name.text()).html,
                      text_cell(fmt::format("{}", fmt::join(row.parameters, ", "))).html, integers)};
}

/// Both sides.
HtmlCell sides_cell(const FamilyRow& row) {
  return {fmt::format("<span class=\"stacked\">a = {}<br>b = {}<br>a\u2032 = {}<br>b\u2032 = {}</span>", broken_sum(row.a),
                      broken_sum(row.b), broken_sum(row.a_to), broken_sum(row.b_to))};
}

/// One constant, or several with their numbers: "pi (2), log2 (1) and 3 more".
HtmlCell constants_cell(const std::string& constants) {
  return {"<span class=\"constants\">" + with_names(constants, [](const std::string& name) { return constant_cell(name).html; }) +
          "</span>"};
}

/// The first relation, where it is a member.
HtmlCell member_cell(const FamilyRow& row) {
  const auto at = [](const std::string& pcf) { return text_cell(pcf).html; };
  return {fmt::format("<span class=\"member\">{}<br>{}<br>{}<br>{}</span>", at(row.example), at(row.example_to),
                      text_cell(place_text(row)).html, text_cell("L = " + moebius_text(row.example_place.map, "L\u2032")).html)};
}

std::string theorems(const sqlite::Database& run) {
  std::vector<FamilyRow> rows;
  for_each_family(run, "status IN ('proved', 'unproved')", [&](const FamilyRow& row) { rows.push_back(row); });
  std::ranges::stable_sort(rows, std::greater{}, &FamilyRow::relations);
  HtmlTable table("families-table", "Families",
                  {{"family", true},
                   {"name"},
                   {"fractions"},
                   {"a member", false, "c a(n+h), c^2 b(n+h) and c' a'(n+h'), c'^2 b'(n+h') at these values; its limits L and L'"},
                   {"constants", false, "of the closed forms of its formulas"},
                   {"relations", true, "of this run that it explains"},
                   {"status"}});
  for (const FamilyRow& row : std::span(rows).first(std::min<std::size_t>(rows.size(), kFamiliesShown)))
    table.add(
        {number_cell(static_cast<std::uint64_t>(row.family)), name_cell(row), sides_cell(row), member_cell(row),
         constants_cell(row.constant), number_cell(static_cast<std::uint64_t>(row.relations)), status_cell(row.status_name())},
        fmt::format("family-{}", row.family), row.name.text());
  const std::uint64_t all = rows.size();
  return fmt::format(
             "<p>Theorems with parameters: for all their values but exceptional ones the limits of both fractions are Moebius "
             "images of each other, for all rational shifts of n and scales (a member says which). {}</p>\n",
             all > table.rows() ? fmt::format("The {} of {} that explain most relations:", table.rows(), grouped(all))
                                : fmt::format("All {}:", all)) +
         table.html();
}

std::string lattices(const sqlite::Database& run) {
  HtmlTable table("lattices-table", "Formulas on lattices",
                  {{"lattice", true}, {"constant"}, {"a(n)"}, {"b(n)"}, {"a member's limit"}, {"formulas", true}, {"status"}});
  std::vector<AnchoredRow> rows;
  for_each_anchored(run, "", [&](const AnchoredRow& row) { rows.push_back(row); });
  std::ranges::stable_sort(rows, [](const AnchoredRow& x, const AnchoredRow& y) {
    return std::tie(y.formulas, x.constant) < std::tie(x.formulas, y.constant);
  });
  for (const AnchoredRow& row : std::span(rows).first(std::min<std::size_t>(rows.size(), kLatticesShown)))
    table.add({number_cell(static_cast<std::uint64_t>(row.family)), constants_cell(row.constant), expression_cell(row.a),
               expression_cell(row.b), expression_cell(row.closed_form), number_cell(static_cast<std::uint64_t>(row.formulas)),
               status_cell(name(row.status))},
              fmt::format("lattice-{}", row.family), symbol_of(row.constant));
  const std::uint64_t all = rows.size();
  return fmt::format(
             "<h3>Lattices of formulas of one constant</h3>\n<p>With integers i, j, k. {}</p>\n",
             all > table.rows() ? fmt::format("The {} largest of {}:", table.rows(), grouped(all)) : fmt::format("All {}:", all)) +
         table.html();
}

}  // namespace

std::string families_section(const sqlite::Database& run) {
  if (!is_done(run, kFamiliesStage))
    return html_section("families", "Families",
                        "<p>This run has not been searched for families (<code>brouncker families</code>).</p>\n");
  return html_section("families", "Families", theorems(run) + lattices(run));
}

}  // namespace brouncker::report
