#include "results/report/families.hpp"

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

std::string theorems(const sqlite::Database& run) {
  std::vector<FamilyRow> rows;
  for_each_family(run, "status <> 'composition'", [&](const FamilyRow& row) { rows.push_back(row); });
  std::ranges::stable_sort(rows, std::greater{}, &FamilyRow::relations);
  HtmlTable table("families-table", "Families",
                  {{"family", true},
                   {"name"},
                   {"parameters"},
                   {"a(n)"},
                   {"b(n)"},
                   {"related a(n)"},
                   {"related b(n)"},
                   {"relations", true},
                   {"status"}});
  for (const FamilyRow& row : std::span(rows).first(std::min<std::size_t>(rows.size(), kFamiliesShown)))
    table.add(
        {number_cell(static_cast<std::uint64_t>(row.family)), text_cell(row.name.text()),
         text_cell(fmt::format("{}", fmt::join(row.parameters, ", "))), code_cell(row.a), code_cell(row.b), code_cell(row.a_to),
         code_cell(row.b_to), number_cell(static_cast<std::uint64_t>(row.relations)), status_cell(row.status_name())},
        fmt::format("family-{}", row.family));
  const std::uint64_t all = rows.size();
  return fmt::format(
             "<p>Theorems with parameters: for all their values but exceptional ones the limits of both fractions are Moebius "
             "images of each"
             " other. {}</p>\n",
             all > table.rows() ? fmt::format("The {} of {} that explain most relations:", table.rows(), grouped(all))
                                : fmt::format("All {}:", all)) +
         table.html();
}

std::string lattices(const sqlite::Database& run) {
  HtmlTable table("lattices-table", "Formulas on lattices",
                  {{"lattice", true}, {"constant"}, {"a(n)"}, {"b(n)"}, {"a member's limit"}, {"formulas", true}, {"status"}});
  std::vector<AnchoredRow> rows;
  for_each_anchored(run, [&](const AnchoredRow& row) { rows.push_back(row); });
  std::ranges::stable_sort(rows, [](const AnchoredRow& x, const AnchoredRow& y) {
    return std::tie(y.formulas, x.constant) < std::tie(x.formulas, y.constant);
  });
  for (const AnchoredRow& row : std::span(rows).first(std::min<std::size_t>(rows.size(), kLatticesShown)))
    table.add({number_cell(static_cast<std::uint64_t>(row.family)), text_cell(row.constant), code_cell(row.a), code_cell(row.b),
               code_cell(row.closed_form), number_cell(static_cast<std::uint64_t>(row.formulas)), status_cell(name(row.status))},
              fmt::format("lattice-{}", row.family));
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
