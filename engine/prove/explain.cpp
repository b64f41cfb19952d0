// One sentence for each kind of step and of end, with its formula.
#include "engine/prove/explain.hpp"

#include "engine/prove/shown_form.hpp"
#include "formulas/print.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Formulas in the chosen markup; in LaTeX between dollars.
class Writer {
 public:
  explicit Writer(Markup markup) : latex_(markup == Markup::latex) {}

  std::string formula(const Polynomial& p) const { return latex_ ? "$" + to_latex(p) + "$" : to_plain(p); }
  std::string formula(const Expression& e) const { return latex_ ? "$" + to_latex(e) + "$" : to_plain(e); }
  std::string formula(const Pcf& pcf) const { return fmt::format("a(n) = {}, b(n) = {}", formula(pcf.a), formula(pcf.b)); }
  std::string quotient(const Polynomial& top, const Polynomial& bottom) const {
    if (bottom == Polynomial::constant(1)) return formula(top);
    if (latex_) return fmt::format("$\\frac{{{}}}{{{}}}$", to_latex(top), to_latex(bottom));
    return fmt::format("({})/({})", to_plain(top), to_plain(bottom));
  }
  std::string relation(const Moebius& m) const {
    if (latex_) return fmt::format("$L = \\frac{{({}) L' + ({})}}{{({}) L' + ({})}}$", m.p.str(), m.q.str(), m.r.str(), m.s.str());
    return fmt::format("L = ({} L' + {})/({} L' + {})", m.p.str(), m.q.str(), m.r.str(), m.s.str());
  }

 private:
  bool latex_;
};

std::string step_text(const GaugeStep& step, const Writer& w) {
  const Gauge& g = step.gauge;
  if (step.label != "gauge")
    return fmt::format("Equivalence transformation by {}: L' of {}; {}.", w.quotient(g.s_numerator, g.s_denominator),
                       w.formula(g.to), w.relation(g.relation));
  return fmt::format(
      "Gauge step to L' of {}: M(n) U(n+1) = s U(n) M'(n{:+}) with M = [[0, b], [1, a]], s = {}, U = N/d, d = {}, N = [[{}, {}], [{}, {}]]; from "
      "n = {} on d, det N and s have no zero or pole, so {}.",
      w.formula(g.to), g.shift, w.quotient(g.s_numerator, g.s_denominator), w.formula(g.denominator), w.formula(g.n[0]),
      w.formula(g.n[1]), w.formula(g.n[2]), w.formula(g.n[3]), g.start.str(), w.relation(g.relation));
}

std::string leaf_text(const TheoremLeaf& leaf, const Writer&) {
  const TheoremRow& row = *find_theorem(leaf.row);
  return fmt::format("Theorem {}: {}. {}.", row.name, row.statement, row.citation);
}
std::string leaf_text(const TailLeaf& leaf, const Writer& w) {
  return fmt::format(
      "K(n) = {} satisfies K(n)(a(n) + K(n+1)) = b(n) and is the recessive tail (Pincherle), regular from n = {} on.",
      w.quotient(leaf.top, leaf.bottom), leaf.start.str());
}
std::string leaf_text(const TerminatingLeaf& leaf, const Writer&) {
  return fmt::format("b({}) = 0 ends the fraction.", leaf.zero.str());
}
std::string leaf_text(const SeriesLeaf& leaf, const Writer& w) {
  const auto sum = sum_of(leaf.series.z, leaf.series.f, leaf.series.start);
  const Integer& m = leaf.series.start;
  const ClosedForm form = sum->form();
  const auto value = expression_of(form);
  return fmt::format(
      "K(n) = {} satisfies K(n)(a(n) + K(n+1)) = b(n) and is the dominant tail; the tail of the limit at {} is K({}) + 1/S, S = sum over n >= "
      "{} of ({})^(n-{}) f(n) with a rational function f with {} pole terms, f({}) = -1/K({}); S = {}.",
      w.quotient(leaf.top, leaf.bottom), m.str(), m.str(), m.str(), leaf.series.z.str(), m.str(), leaf.series.f.poles.size(),
      m.str(), m.str(), value ? w.formula(*value) : "infinite");
}

std::string leaf_text(const LommelLeaf& leaf, const Writer& w) {
  const LommelSeries& s = leaf.series;
  return fmt::format(
      "K(n) = {} satisfies K(n)(a(n) + K(n+1)) = b(n) and is the dominant tail; the tail of the limit at {} is K({}) + 1/S, a series whose terms "
      "telescope to ({} + {} n) sigma(n) with p = {}: two 1F2.",
      w.quotient(leaf.top, leaf.bottom), s.start.str(), s.start.str(), s.alpha.str(), s.beta.str(),
      w.quotient(s.p, Polynomial::constant(s.p_denominator)));
}

}  // namespace

std::vector<std::string> explained(const Proof& proof, Markup markup) {
  const Writer w(markup);
  std::vector<std::string> lines{fmt::format("L is the limit of {}.", w.formula(proof.pcf))};
  for (const GaugeStep& step : proof.steps) lines.push_back(step_text(step, w));
  lines.push_back(std::visit([&](const auto& leaf) { return leaf_text(leaf, w); }, proof.leaf));
  const auto form = shown_form(proof);
  lines.push_back("L = " + (form ? w.formula(*form) : std::string("the point at infinity")) + ".");
  return lines;
}

}  // namespace brouncker
