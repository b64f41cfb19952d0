/// Families as a LaTeX document: a table, then each theorem with two of its fractions.
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/export/latex.hpp"
#include "results/families/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {
namespace {

/// Characters of a polynomial that one line of the page holds.
constexpr std::size_t kLine = 78;

/// Longer polynomials are left out.
constexpr std::size_t kLongest = 6 * kLine;

/// "(1/4)*q*n^2" in math mode. The texts hold digits, names, + - * ^ / and parentheses only.
std::string latex_polynomial(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto number_end = [&](std::size_t from) {
      while (from < text.size() && text::is_digit(text[from])) ++from;
      return from;
    };
    const bool bracketed = text[i] == '(';
    const std::size_t first = i + bracketed, end = number_end(first);
    if (end > first && end < text.size() && text[end] == '/') {  // 1/4 or (1/4)
      const std::size_t last = number_end(end + 1);
      const bool closed = bracketed && last < text.size() && text[last] == ')';
      if (bracketed && !closed) result += "(";
      result += fmt::format("\\tfrac{{{}}}{{{}}}", text.substr(first, end - first), text.substr(end + 1, last - end - 1));
      i = last + closed;
    } else if (text[i] == '^') {
      const std::size_t last = number_end(i + 1);
      result += "^{" + text.substr(i + 1, last - i - 1) + "}";
      i = last;
    } else {
      result += text[i] == '*' ? "\\," : std::string(1, text[i]);
      ++i;
    }
  }
  return result;
}

/// `head`, then the polynomial in as many lines of an align* as it takes.
std::string equation(std::string_view head, const std::string& polynomial) {
  std::string result(head);
  std::size_t begin = 0, last = 0;
  const auto line = [&](std::size_t end) { return latex_polynomial(polynomial.substr(begin, end - begin)); };
  for (std::size_t i = 0; i + 2 < polynomial.size(); ++i) {
    const bool sign = polynomial[i] == ' ' && (polynomial[i + 1] == '+' || polynomial[i + 1] == '-') && polynomial[i + 2] == ' ';
    if (!sign) continue;
    if (i - begin > kLine && last > begin) {
      result += line(last) + " \\\\*\n&\\qquad {}";
      begin = last + 1;
    }
    last = i;
  }
  if (polynomial.size() - begin > kLine && last > begin) {
    result += line(last) + " \\\\*\n&\\qquad {}";
    begin = last + 1;
  }
  return result + line(polynomial.size());
}

/// U where it fits on one line.
std::string matrix(const FamilyRow& row) {
  std::size_t size = 0;
  for (const std::string* entry : {&row.n11, &row.n12, &row.n21, &row.n22, &row.denominator}) size += entry->size();
  if (row.n11.empty() || size > kLine) return "";
  const std::string whole = fmt::format("\\begin{{pmatrix}} {} & {} \\\\ {} & {} \\end{{pmatrix}}", latex_polynomial(row.n11),
                                        latex_polynomial(row.n12), latex_polynomial(row.n21), latex_polynomial(row.n22));
  return row.denominator == "1" ? whole : fmt::format("\\frac{{1}}{{{}}} {}", latex_polynomial(row.denominator), whole);
}

/// "PCF(2*n + 1, n^2)" as a continued fraction.
std::string fraction(const std::string& text) {
  const std::size_t open = text.find('('), comma = text.find(", ");
  return to_latex(parse_pcf(text.substr(open + 1, comma - open - 1), text.substr(comma + 2, text.size() - comma - 3)), 3);
}

std::string heading(const FamilyRow& row) {
  std::string text = fmt::format("\n\\textbf{{{}.}} {}: {}, {} parameter{}; {} relation{}", row.family, latex_text(row.name.text()),
                                 row.status_name(), row.parameters.size(), row.parameters.size() == 1 ? "" : "s", row.relations,
                                 row.relations == 1 ? "" : "s");
  if (row.members_checked > 0)
    text += fmt::format("; {} of {} members outside the box agree", row.members_agreed, row.members_checked);
  return text + ".\n";
}

std::string theorem(const FamilyRow& row) {
  std::vector<std::string> lines = {equation("a(n) &= ", row.a), equation("b(n) &= ", row.b), equation("a'(n) &= ", row.a_to),
                                    equation("b'(n) &= ", row.b_to)};
  if (const std::string u = matrix(row); !u.empty()) lines.push_back("U(n) &= " + u);
  if (!row.exceptional.empty() && row.exceptional.size() <= kLongest) lines.push_back(equation("0 &\\ne ", row.exceptional));
  return fmt::format("{}\\begin{{align*}}\n{}\n\\end{{align*}}\nSuch as\n\\[\n{} \\quad\\text{{and}}\\quad {}\n\\]\n", heading(row),
                     fmt::join(lines, ", \\\\*\n"), fraction(row.example), fraction(row.example_to));
}

/// The family and the first of its members.
std::string lattice(const AnchoredRow& row) {
  const LatticeMember& first = row.members.front();
  const std::string lines = equation("a(n) &= ", row.a) + ", \\\\*\n" + equation("b(n) &= ", row.b);
  return fmt::format(
      "\n\\textbf{{{}}} ({}), {} formulas; {}:\n\\begin{{align*}}\n{}\n\\end{{align*}}\nSuch as\n\\[\n{} = {}\n\\]\n",
      latex_text(row.constant), name(row.status), row.formulas, latex_text(row.name.text()), lines, to_latex(first.pcf, 3),
      latex_of(first.closed_form));
}

constexpr std::string_view kTable =
    "\n\\begin{longtable}{@{}r>{\\raggedright}p{0.42\\textwidth}lrrl@{}}\nfamily & kind & status & parameters & relations & of\\\\\n\\hline\n\\endhead\n";

}  // namespace

void write_latex_families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(latex_opening(run, "families", where));
  out.write(
      "\nTwo fractions of a family have M\\\"obius related limits: with $M = \\bigl(\\begin{smallmatrix} 0 & b \\\\ 1 & a\\end{smallmatrix}\\bigr)$ there is a"
      " matrix $U(n)$ of rational functions with $M(n)\\, U(n+1) = S\\, U(n)\\, M'(n)$, except where the polynomial given as $\\ne 0$ vanishes. $U$ is shown"
      " where it is short. The last column names the families that a composition is made of.\n");
  out.write(kTable);
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    out.write(fmt::format("{} & {} & {} & {} & {} & {}\\\\\n", row.family, latex_text(row.name.text()), row.status_name(),
                          row.parameters.size(), row.relations, fmt::join(row.path, ", ")));
  });
  out.write("\\end{longtable}\n");
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    if (row.status != FamilyStatus::composition) out.write(theorem(row));
  });
  out.write("\n\\section*{Formulas on lattices}\n");
  for_each_anchored(run.database(), [&](const AnchoredRow& row) { out.write(lattice(row)); });
  out.write(kLatexEnd);
}

}  // namespace brouncker
