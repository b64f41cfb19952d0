/// Families as a LaTeX document: a table, then each theorem with an example that is a member of it, parameter by parameter.
#include "formulas/constants.hpp"
#include "formulas/moebius_text.hpp"
#include "formulas/print.hpp"
#include "formulas/prose_latex.hpp"
#include "results/export/latex.hpp"
#include "results/export/latex_polynomial.hpp"
#include "results/families/constants_text.hpp"
#include "results/families/tables.hpp"
#include "results/run/stored_row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {
namespace {

/// "-3/2" in math mode.
std::string latex_rational(const Rational& x) {
  if (denominator(x) == 1) return x.str();
  return fmt::format("{}\\tfrac{{{}}}{{{}}}", x < 0 ? "-" : "", Integer(abs(numerator(x))).str(), denominator(x).str());
}

/// U where it fits on one line, else its entries.
std::vector<std::string> matrix(const FamilyRow& row) {
  if (!row.has_matrix()) return {};
  const std::string* entries[] = {&row.n11, &row.n12, &row.n21, &row.n22};
  const std::string over = row.denominator == "1" ? "" : fmt::format("\\frac{{1}}{{{}}}\\,", latex_polynomial(row.denominator));
  std::size_t size = row.denominator.size();
  for (const std::string* entry : entries) size += entry->size();
  if (size <= kLatexLine)
    return {fmt::format("U(n) &= {}\\begin{{pmatrix}} {} & {} \\\\ {} & {} \\end{{pmatrix}}", over, latex_polynomial(row.n11),
                        latex_polynomial(row.n12), latex_polynomial(row.n21), latex_polynomial(row.n22))};
  std::vector<std::string> lines = {
      fmt::format("U(n) &= {}\\begin{{pmatrix}} u_{{11}} & u_{{12}} \\\\ u_{{21}} & u_{{22}} \\end{{pmatrix}}", over)};
  constexpr std::string_view kNames[] = {"u_{11}", "u_{12}", "u_{21}", "u_{22}"};
  for (std::size_t k = 0; k < 4; ++k) lines.push_back(latex_equation(fmt::format("{} &= ", kNames[k]), *entries[k]));
  return lines;
}

/// "rational t, B, p, an integer j".
std::string parameters(const FamilyRow& row) {
  const std::span<const std::string> all(row.parameters);
  const auto rationals = all.first(all.size() - row.integers), integers = all.last(row.integers);
  std::string text = fmt::format("rational ${}$", fmt::join(rationals, ", "));
  if (!integers.empty()) text += fmt::format(", integers ${}$", fmt::join(integers, ", "));
  return text;
}

/// "$\pi$ (12), $\log 2$ (3)".
std::string constants(const std::string& text) {
  return with_names(text, [](const std::string& name) {
    const ConstantRow* row = find_constant(name);
    return fmt::format("${}$", row ? std::string(row->latex) : latex_of(name));
  });
}

std::string heading(const FamilyRow& row) {
  std::string text = fmt::format("\n\\textbf{{{}.}} {}: {}, {}; {} relation{}", row.family, latex_text(row.name.text()),
                                 row.status_name(), parameters(row), row.relations, row.relations == 1 ? "" : "s");
  if (!row.constant.empty()) text += "; " + constants(row.constant);
  if (row.members_checked > 0)
    text += fmt::format("; {} of {} members outside the box agree", row.members_agreed, row.members_checked);
  return text + ".\n";
}

/// What stands in place of U in theorem R.
constexpr std::string_view kTheoremR =
    "If $u(n) = a(n)\\,u(n-1) + b(n)\\,u(n-2)$ and $j \\ge 0$, then\n\\[\nv(n) = \\sum_{k=0}^{j} \\binom{j}{k} B^k\\, u(n+j-k)"
    "\n\\]\nsatisfies $v(n) = a'(n)\\,v(n-1) + b'(n)\\,v(n-2)$, and $(v(n-2), v(n-1)) = (u(n-2), u(n-1))\\,U(n)$; for $j < 0$ it is the"
    " inverse of the step $-j$ from $(a', b')$. Exceptions: where $(-B)^n$ times a polynomial of degree below $|j|$ solves the"
    " recurrence that the sum starts from.\n";

std::string side(std::string_view scale, std::string_view shift, const SidePlace& place) {
  return fmt::format("{} = {},\\ {} = {}", shift, latex_rational(place.shift), scale, latex_rational(place.scale));
}

/// The example: its parameters, fractions, and the relation of their limits.
std::string example(const FamilyRow& row) {
  const MemberPlace& place = row.example_place;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < row.parameters.size(); ++i)
    values.push_back(fmt::format("{} = {}", row.parameters[i], latex_rational(place.parameters[i])));
  const Pcf from = stored_pcf_text(row.example, {}), to = stored_pcf_text(row.example_to, {});
  const auto pair = [](const Pcf& pcf) { return fmt::format("$({},\\ {})$", to_latex(pcf.a), to_latex(pcf.b)); };
  return fmt::format("A member: ${}$; with ${}$ it is {}, with ${}$ {}:\n\\begin{{gather*}}\nL = {}, \\\\\nL' = {}, \\\\\nL = "
                     "{}.\n\\end{{gather*}}\n",
                     fmt::join(values, "$, $"), side("c", "h", place.from), pair(from), side("c'", "h'", place.to), pair(to),
                     to_latex(from, 3), to_latex(to, 3), moebius_latex(place.map, "L'"));
}

std::string theorem(const FamilyRow& row) {
  std::vector<std::string> lines = {latex_equation("a(n) &= ", row.a), latex_equation("b(n) &= ", row.b),
                                    latex_equation("a'(n) &= ", row.a_to), latex_equation("b'(n) &= ", row.b_to)};
  for (std::string& line : matrix(row)) lines.push_back(std::move(line));
  if (row.has_matrix() && row.s != "1") lines.push_back(latex_equation("S &= ", row.s));
  if (!row.exceptional.empty()) lines.push_back(latex_equation("0 &\\ne ", row.exceptional));
  return fmt::format("{}\\begin{{align*}}\n{}.\n\\end{{align*}}\n{}{}", heading(row), fmt::join(lines, ", \\\\\n"),
                     row.integers > 0 ? kTheoremR : "", example(row));
}

/// The lattice and the first of its formulas, from which it is counted.
std::string lattice(const AnchoredRow& row) {
  const LatticeMember& first = row.members.front();
  std::vector<std::string> zeros;
  for (std::size_t i = 0; i < row.lattice.size(); ++i) zeros.push_back(fmt::format("${} = 0$", lattice_parameters()[i]));
  const std::string lines = latex_equation("a(n) &= ", row.a) + ", \\\\\n" + latex_equation("b(n) &= ", row.b);
  return fmt::format(
      "\n\\textbf{{{}.}} {} ({}), {} formulas; {}:\n\\begin{{align*}}\n{}.\n\\end{{align*}}\nAt {}:\n\\[\n{} = {}.\n\\]\n",
      row.family, constants(row.constant), name(row.status), row.formulas, latex_text(row.name.text()), lines,
      fmt::join(zeros, ", "), to_latex(first.pcf, 3), latex_of(first.closed_form));
}

constexpr std::string_view kStatement =
    "\nEach family is a theorem about the fractions $(c\\,a(n+h),\\ c^2\\,b(n+h))$ and $(c'\\,a'(n+h'),\\ c'^2\\,b'(n+h'))$ for all values of its"
    " parameters, all rational $h$ and $h'$ with an integer $h' - h$, and all rational $c, c' \\ne 0$, unless the polynomial given as $\\ne 0$ vanishes"
    " or a $b(m+h)$ or $b'(m+h')$, $m \\ge 1$, is $0$. With $M = \\bigl(\\begin{smallmatrix} 0 & b \\\\ 1 & a\\end{smallmatrix}\\bigr)$ the matrix $U(n)$ of"
    " rational functions satisfies $M(n)\\, U(n+1) = S\\, U(n)\\, M'(n)$, with $S = 1$ unless given. Hence, where both limits $L$ and $L'$ exist and $U$"
    " carries the one into the other (doc/PROOFS.md says when; of each member shown it was checked), they are M\\\"obius related: for $h' = h$ and $U$"
    " regular at $h + 1$, with $x = L/c - a(h)$ and $y = L'/c' - a'(h)$,\n\\[\nx = \\frac{u_{11}\\,y + u_{12}}{u_{21}\\,y + u_{22}}, \\qquad U(h+1) ="
    " \\begin{pmatrix} u_{11} & u_{12} \\\\ u_{21} & u_{22} \\end{pmatrix};\n\\]\nelse after as many steps $M(n)$, $M'(n)$ as it takes.\n\n"
    "The table also has what is no family of its own: a \\emph{special case} of another theorem, a \\emph{composition} of others (the last column names"
    " them), and a recurrence that is related to itself from another start.\n";

constexpr std::string_view kTable =
    "\n\\begin{longtable}{@{}r>{\\raggedright}p{0.4\\textwidth}lrrl@{}}\nfamily & kind & status & parameters & relations & of\\\\\n\\hline\n\\endhead\n";

}  // namespace

void write_latex_families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(latex_opening(run, "families", where));
  out.write(kStatement);
  out.write(kTable);
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    out.write(fmt::format("{} & {} & {} & {} & {} & {}\\\\\n", row.family, latex_text(row.name.text()), row.status_name(),
                          row.parameters.size(), row.relations, fmt::join(row.path, ", ")));
  });
  out.write("\\end{longtable}\n");
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    if (is_reduced(row.status)) out.write(theorem(row));
  });
  out.write("\n\\section*{Formulas on lattices}\nFor integers $i, j, k$; the first member is that with all of them $0$.\n");
  for_each_anchored(run.database(), where, [&](const AnchoredRow& row) { out.write(lattice(row)); });
  out.write(kLatexEnd);
}

}  // namespace brouncker
