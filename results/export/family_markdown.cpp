/// Families as Markdown tables.
#include "results/export/exporter.hpp"
#include "results/export/text_forms.hpp"
#include "results/families/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {

void export_markdown_families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(markdown_heading(run, "families", where));
  out.write(
      "| family | kind | status | parameters | a(n) | b(n) | a'(n) | b'(n) | except where 0 = | relations | members outside the box |\n"
      "|---:|---|---|---|---|---|---|---|---|---:|---|\n");
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    out.write(fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} of {} |\n", row.family, row.name, row.status,
                          fmt::join(row.parameters, ", "), markdown_code(row.a), markdown_code(row.b), markdown_code(row.a_to),
                          markdown_code(row.b_to), row.exceptional.empty() ? "" : markdown_code(row.exceptional), row.relations,
                          row.members_agreed, row.members_checked));
  });
  out.write(
      "\n## Formulas on lattices\n\n| constant | kind | status | formulas | a(n) | b(n) | a member's limit |\n|---|---|---|---:|---|---|---|\n");
  for_each_anchored(run.database(), [&](const AnchoredRow& row) {
    out.write(fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", markdown_code(row.constant), markdown_code(row.name),
                          row.status, row.formulas, markdown_code(row.a), markdown_code(row.b), markdown_code(row.closed_form)));
  });
}

}  // namespace brouncker
