#include "results/report/surprising.hpp"

#include "formulas/mathml.hpp"
#include "formulas/print.hpp"
#include "results/cluster/outliers.hpp"
#include "results/report/html.hpp"
#include "results/report/packing.hpp"
#include "results/report/page_data.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

constexpr std::size_t kLines = 60;

/// The address at which a card opens.
std::string link_to(const Pcf& pcf, const std::string& text) {
  std::string address = to_plain(pcf.a) + "," + to_plain(pcf.b);
  std::erase(address, ' ');
  return fmt::format("<a href=\"#formula={}\">{}</a>", xml_escaped(address), text);
}

HtmlCell metric_cell(const Row& row, std::string_view name) {
  const Axis& axis = axes()[axis_named(name)];
  HtmlCell cell = number_cell(row.metrics[name], axis.decimals);
  return cell;
}

}  // namespace

std::string surprising_section(const RunReader& run, const Stages& stages, const WorkOptions& options) {
  const auto section = [](const std::string& content) { return html_section("surprising", "Most surprising", content); };
  if (run.info().state != "complete" || !stages.contains("match"))
    return section("<p>Known when the run is complete and matched (<code>brouncker match</code>).</p>\n");
  const std::vector<PromisingRow> rows = promising_rows(run.directory(), kLines, options.threads);
  if (rows.empty()) return section("<p>No formula of this run stands out.</p>\n");
  HtmlTable table("surprising-table", "Formulas that no known mechanism explains",
                  {{"", true},
                   {"a(n)", false, "click: its card"},
                   {"b(n)"},
                   {"limit", false, "first digits, cut off"},
                   {"\u03b4", true, axes()[axis_named("delta")].summary},
                   {"score", true, "how far it stands out: cluster --outliers"},
                   {"class", true, "pairs of the run that are gauge equivalent to it, itself among them"},
                   {"why"}});
  for (const PromisingRow& each : rows) {
    const Row& row = each.row;
    table.add({number_cell(table.rows() + 1),
               {link_to(row.pcf, polynomial_cell(to_plain(row.pcf.a)).html)},
               polynomial_cell(to_plain(row.pcf.b)),
               code_cell(first_digits(row.limit.value, kLimitDigits)),
               metric_cell(row, "delta"),
               number_cell(each.score, 3),
               number_cell(each.others.size() + 1),
               {"<span class=\"reason\">" + xml_escaped(each.reason) + "</span>"}});
  }
  return section(
      fmt::format("<p>The {} that stand out most against what is usual for their degrees and class, one of each class of "
                  "equivalent formulas, without what has a closed form or is reduced by a known mechanism "
                  "(<code>brouncker cluster DIR --outliers N</code>).</p>\n",
                  rows.size() == 1 ? std::string("one") : fmt::format("{} formulas", rows.size())) +
      table.html());
}

}  // namespace brouncker::report
