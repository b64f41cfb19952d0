/// LaTeX: one displayed equation a formula; packages: geometry, amsmath, array, longtable.
#include "results/export/latex.hpp"

#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "formulas/print.hpp"
#include "formulas/prose_latex.hpp"
#include "results/export/exporter.hpp"
#include "results/export/provenance.hpp"
#include "results/literature/known_text.hpp"
#include "results/run/printable.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Longer closed forms get a line of their own.
constexpr std::size_t kLongForm = 60;

/// "1.2345e+40" as 1.2345 \cdot 10^{40}.
std::string latex_number(const std::string& decimal) {
  const std::size_t e = decimal.find('e');
  if (e == decimal.npos) return decimal;
  return fmt::format("{} \\cdot 10^{{{}}}", decimal.substr(0, e), decimal.substr(e + (decimal[e + 1] == '+' ? 2 : 1)));
}

std::string value_lines(const Row& row, const std::optional<Claim>& form) {
  if (form) return (form->expression.size() > kLongForm ? "\\\\*[3pt]\n= " : " = ") + latex_of(form->expression);
  if (row.limit.kind == Limit::Kind::infinite) return " = \\infty";
  if (row.limit.kind == Limit::Kind::none) return "";
  return "\\\\*[3pt]\n= " + latex_number(row.limit.value) + "\\ldots";
}

std::string remark(const Row& row, const std::optional<Claim>& form) {
  if (form) return fmt::format("{}: {}", name(form->status), latex_text(form->method));
  return row.limit.kind == Limit::Kind::none ? "diverges" : fmt::format("{} convergence", name(row.convergence.kind));
}

}  // namespace

std::string latex_of(const std::string& closed_form) {
  try {
    return to_latex(parse_expression(closed_form));
  } catch (const Error&) {  // a user's own constant is in it
    return fmt::format("\\text{{{}}}", latex_text(closed_form));
  }
}

std::string latex_text(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    if (static_cast<unsigned char>(c) >= 128)
      result += fmt::format("\\textbackslash{{}}x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else result += latex_escaped({&c, 1});
  }
  return result;
}

std::string latex_opening(const RunReader& run, std::string_view what, const std::string& where) {
  const std::vector<std::string> lines = provenance(run, "latex", what, where);
  std::string text = as_comment(lines, "% ");
  text +=
      "\\documentclass{article}\n\\usepackage[a4paper,margin=22mm]{geometry}\n\\usepackage{amsmath,array,longtable}\n\\allowdisplaybreaks\n"
      "\\setlength{\\parindent}{0pt}\n\\begin{document}\n\\sloppy\n";
  text += fmt::format("\\section*{{Polynomial continued fractions: {}}}\n\n", what);
  for (const std::string& line : lines) text += latex_text(line) + "\\\\\n";
  return text + "\nHere $a(0) + b(1)/(a(1) + b(2)/(a(2) + \\cdots))$ is the continued fraction of two polynomials $a$ and $b$.\n";
}

namespace {

void formulas(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(latex_opening(run, "formulas", where));
  const auto text_of = [](std::uint64_t id, const Row& row) {
    const auto& form = row.closed_form;
    const std::string text =
        fmt::format("\n\\textbf{{{}.}} $a(n) = {}$, $b(n) = {}$ ({})\n\\begin{{gather*}}\n{}{}\n\\end{{gather*}}\n", id,
                    to_latex(row.pcf.a), to_latex(row.pcf.b), remark(row, form), to_latex(row.pcf), value_lines(row, form));
    return row.literature ? text + "Literature: " + latex_text(known_in_words(*row.literature)) + "\n" : text;
  };
  run.for_each_text({where, "", 0}, text_of, [&](const std::string& text) { out.write(text); });
  out.write(kLatexEnd);
}

}  // namespace

extern const Exporter kLatex{"latex",
                             "a document with one displayed equation a formula; packages: geometry, amsmath, array, longtable",
                             "tex", formulas, write_latex_families};

}  // namespace brouncker
