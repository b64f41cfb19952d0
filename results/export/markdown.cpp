/// Markdown tables.
#include "results/export/markdown.hpp"

#include "formulas/moebius_text.hpp"
#include "formulas/print.hpp"
#include "results/export/exporter.hpp"
#include "results/export/provenance.hpp"
#include "results/families/row_text.hpp"
#include "results/families/tables.hpp"
#include "results/literature/known_text.hpp"
#include "results/run/printable.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {

std::string markdown_code(std::string_view text) {
  std::string fence = "`", escaped;
  while (text.find(fence) != text.npos) fence += '`';
  for (const char c : printable(text)) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
  const bool padded = fence.size() > 1;
  return fence + (padded ? " " : "") + escaped + (padded ? " " : "") + fence;
}

namespace {

std::string heading(const RunReader& run, std::string_view what, const std::string& where) {
  std::string text =
      fmt::format("# Polynomial continued fractions: {}\n\nPCF(a, b) = a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)).\n\n", what);
  for (const std::string& line : provenance(run, "markdown", what, where)) text += "- " + markdown_code(line) + "\n";
  return text + "\n";
}

void formulas(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(heading(run, "formulas", where));
  out.write(
      "| id | a(n) | b(n) | convergence | limit | closed form | status | method | literature |\n|---:|---|---|---|---|---|---|---|---|\n");
  const auto line_of = [](std::uint64_t id, const Row& row) {
    const auto& form = row.closed_form;
    const auto cell = [](const std::string& text) { return text.empty() ? std::string() : markdown_code(text); };
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", id, markdown_code(to_plain(row.pcf.a)),
                       markdown_code(to_plain(row.pcf.b)), name(row.convergence.kind), cell(row.limit.value),
                       cell(form ? form->expression : ""), form ? name(form->status) : "", cell(form ? form->method : ""),
                       cell(row.literature ? known_in_words(*row.literature) : ""));
  };
  run.for_each_text({where, "", 0}, line_of, [&](const std::string& line) { out.write(line); });
}

void families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(heading(run, "families", where));
  out.write(
      "Members: (c a(n+h), c^2 b(n+h)) and (c' a'(n+h'), c'^2 b'(n+h')) with rational h, h', c, c', h' - h an integer; "
      "M(n) U(n+1) = S U(n) M'(n) with M = [[0, b], [1, a]], S = 1 unless given.\n\n"
      "| family | kind | status | constant | parameters | a(n) | b(n) | a'(n) | b'(n) | U(n) | except where 0 = | relations | members outside the "
      "box | example | a member at | relation of its limits |\n|---:|---|---|---|---|---|---|---|---|---|---|---:|---|---|---|---|\n");
  const auto code = [](const std::string& text) { return text.empty() ? "" : markdown_code(text); };
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    out.write(fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} of {} | {} | {} | {} |\n", row.family,
                          row.name.text(), row.status_name(), code(row.constant), fmt::join(row.parameters, ", "),
                          markdown_code(row.a), markdown_code(row.b), markdown_code(row.a_to), markdown_code(row.b_to),
                          code(matrix_text(row)), code(row.exceptional), row.relations, row.members_agreed, row.members_checked,
                          markdown_code(row.example + ", " + row.example_to), markdown_code(place_text(row)),
                          markdown_code("L = " + moebius_text(row.example_place.map, "L'"))));
  });
  out.write(
      "\n## Formulas on lattices\n\n| constant | kind | status | formulas | a(n) | b(n) | a member's limit |\n|---|---|---|---:|---|---|---|\n");
  for_each_anchored(run.database(), where, [&](const AnchoredRow& row) {
    out.write(fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", markdown_code(row.constant), markdown_code(row.name.text()),
                          name(row.status), row.formulas, markdown_code(row.a), markdown_code(row.b),
                          markdown_code(row.closed_form)));
  });
}

}  // namespace

extern const Exporter kMarkdown{"markdown", "a table", "md", formulas, families};

}  // namespace brouncker
