/// A Markdown table.
#include "formulas/print.hpp"
#include "results/export/exporter.hpp"
#include "results/export/provenance.hpp"
#include "results/export/text_forms.hpp"

#include <fmt/format.h>

namespace brouncker {

std::string markdown_code(std::string_view text) {
  std::string fence = "`", escaped;
  while (text.find(fence) != text.npos) fence += '`';
  for (const char c : printable(text)) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
  const bool padded = fence.size() > 1;
  return fence + (padded ? " " : "") + escaped + (padded ? " " : "") + fence;
}

std::string markdown_heading(const RunReader& run, std::string_view what, const std::string& where) {
  std::string text =
      fmt::format("# Polynomial continued fractions: {}\n\nPCF(a, b) = a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)).\n\n", what);
  for (const std::string& line : provenance(run, "markdown", what, where)) text += "- " + markdown_code(line) + "\n";
  return text + "\n";
}

void export_markdown(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(markdown_heading(run, "formulas", where));
  out.write("| id | a(n) | b(n) | convergence | limit | closed form | status | method |\n|---:|---|---|---|---|---|---|---|\n");
  run.for_each_row({where, "", 0}, [&](std::uint64_t id, const Row& row) {
    const auto& form = row.closed_form;
    const auto cell = [](const std::string& text) { return text.empty() ? std::string() : markdown_code(text); };
    out.write(fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", id, markdown_code(to_plain(row.pcf.a)),
                          markdown_code(to_plain(row.pcf.b)), name(row.convergence.kind), cell(row.limit.value),
                          cell(form ? form->expression : ""), form ? name(form->status) : "", cell(form ? form->method : "")));
  });
}

}  // namespace brouncker
