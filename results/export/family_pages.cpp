/// Families for people: Markdown and LaTeX.
#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "formulas/message.hpp"
#include "results/export.hpp"
#include "results/export/text_forms.hpp"
#include "results/family_store.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace brouncker {
namespace {

/// "(1/4)*q*n^2" in math mode. The texts hold digits, names, + - * ^ / and parentheses only.
std::string latex_polynomial(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto end_of_number = [&](std::size_t from) {
      while (from < text.size() && text::is_digit(text[from])) ++from;
      return from;
    };
    if (text[i] == '*') result += "\\,";
    else if (text[i] == '^') {
      const std::size_t end = end_of_number(i + 1);
      result += "^{" + text.substr(i + 1, end - i - 1) + "}";
      i = end - 1;
    } else result += text[i];
  }
  return result;
}

/// Longer polynomials are named, not shown.
constexpr std::size_t kLongest = 90;

std::string latex_row(const FamilyRow& row) {
  const auto pcf = [](const std::string& a, const std::string& b) {
    return fmt::format("a(n) &= {}, \\\\\nb(n) &= {}", latex_polynomial(a), latex_polynomial(b));
  };
  std::string text = fmt::format("\n\\textbf{{{}.}} {}: {}, {} parameter{}; {} relations; {} of {} members outside the box agree.\n\\begin{{align*}}\n{}, \\\\\n{}\n",
                                 row.family, latex_text(row.name), row.status, row.parameters.size(), row.parameters.size() == 1 ? "" : "s", row.relations,
                                 row.members_agreed, row.members_checked, pcf(row.a, row.b), pcf(row.a_to, row.b_to));
  text.replace(text.rfind("a(n) &="), 7, "a'(n) &=");
  text.replace(text.rfind("b(n) &="), 7, "b'(n) &=");
  if (!row.exceptional.empty() && row.exceptional.size() <= kLongest) text += fmt::format(", \\\\\n0 &\\ne {}\n", latex_polynomial(row.exceptional));
  return text + "\\end{align*}\n";
}

/// Rows of a table before the next one begins: tabular does not break pages.
constexpr int kRowsATable = 30;

std::string table_open() { return "\n\\noindent\n\\begin{tabular}{rllrr}\nfamily & kind & status & parameters & relations\\\\\n\\hline\n"; }

}  // namespace

void export_latex_families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(latex_opening(run, "families", where));
  out.write("\nTwo fractions of a family have M\\\"obius related limits: with $M = \\bigl(\\begin{smallmatrix} 0 & b \\\\ 1 & a\\end{smallmatrix}\\bigr)$ there is a"
            " matrix $U(n)$ of rational functions with $M(n)\\, U(n+1) = S\\, U(n)\\, M'(n)$, except where the polynomial given as $\\ne 0$ vanishes.\n");
  int rows = 0;
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    if (rows % kRowsATable == 0) out.write((rows ? "\\end{tabular}\n" : "") + table_open());
    ++rows;
    out.write(fmt::format("{} & {} & {} & {} & {}\\\\\n", row.family, latex_text(row.name), row.status, row.parameters.size(), row.relations));
  });
  if (rows > 0) out.write("\\end{tabular}\n");
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    if (row.status != "composition") out.write(latex_row(row));
  });
  out.write("\n\\section*{Formulas on lattices}\n");
  for_each_anchored(run.database(), [&](const AnchoredRow& row) {
    out.write(fmt::format("\n\\textbf{{{}}} ({}), {} formulas:\n\\begin{{align*}}\na(n) &= {}, \\\\\nb(n) &= {}, \\\\\ni = j = k = 0 &: {}\n\\end{{align*}}\n",
                          latex_text(row.constant), row.status, row.formulas, latex_polynomial(row.a), latex_polynomial(row.b),
                          latex_of(row.closed_form)));
  });
  out.write(kLatexEnd);
}

void export_markdown_families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(markdown_heading(run, "families", where));
  out.write("| family | kind | status | parameters | a(n) | b(n) | a'(n) | b'(n) | except where 0 = | relations | members outside the box |\n"
            "|---:|---|---|---|---|---|---|---|---|---:|---|\n");
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    out.write(fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} of {} |\n", row.family, row.name, row.status, fmt::join(row.parameters, ", "),
                          markdown_code(row.a), markdown_code(row.b), markdown_code(row.a_to), markdown_code(row.b_to),
                          row.exceptional.empty() ? "" : markdown_code(row.exceptional), row.relations, row.members_agreed, row.members_checked));
  });
  out.write("\n## Formulas on lattices\n\n| constant | status | formulas | a(n) | b(n) | i = j = k = 0 |\n|---|---|---:|---|---|---|\n");
  for_each_anchored(run.database(), [&](const AnchoredRow& row) {
    out.write(fmt::format("| {} | {} | {} | {} | {} | {} |\n", markdown_code(row.constant), row.status, row.formulas, markdown_code(row.a), markdown_code(row.b),
                          markdown_code(row.closed_form)));
  });
}

}  // namespace brouncker
