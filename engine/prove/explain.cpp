// One sentence for each kind of step and of end, with its formula.
#include "engine/prove/explain.hpp"

#include "engine/prove/factored_text.hpp"
#include "engine/prove/shown_form.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/moebius_text.hpp"
#include "formulas/print.hpp"
#include "formulas/prose_latex.hpp"

#include <algorithm>

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
    if (latex_) return fraction(to_latex(top), to_latex(bottom));
    return fmt::format("({})/({})", to_plain(top), to_plain(bottom));
  }
  std::string quotient(const BivariateRatio& r) const {
    const std::string top = factored_text(r.top, latex_), bottom = factored_text(r.bottom, latex_);
    if (latex_) return fraction(top, bottom);
    return bottom == "1" ? top : fmt::format("{}/({})", top, bottom);
  }
  /// Text in which ^ has an exponent of several digits or a sign.
  std::string verbatim(const std::string& text) const {
    if (!latex_) return text;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
      result += text[i];
      if (text[i] != '^') continue;
      const std::size_t end = std::min(text.find_first_of(" )", i), text.size());
      result += "{" + text.substr(i + 1, end - i - 1) + "}";
      i = end - 1;
    }
    return "$" + result + "$";
  }
  std::string relation(const Moebius& m) const {
    return latex_ ? fmt::format("$L = {}$", moebius_latex(m, "L'")) : "L = " + moebius_text(m, "L'");
  }

 private:
  /// Wide ones in one line, so that the line may break.
  static std::string fraction(const std::string& top, const std::string& bottom) {
    constexpr std::size_t kWidest = 60;
    if (std::max(top.size(), bottom.size()) <= kWidest) return fmt::format("$\\frac{{{}}}{{{}}}$", top, bottom);
    return fmt::format("$({})/({})$", top, bottom);
  }

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

std::string step_text(const FoldStep& step, const Writer& w) {
  const Fold& f = step.fold;
  const Moebius r = relation(ProofStep(step));
  const std::string convergents = fmt::format("the convergents {}, {}, {}, ...", f.first, f.first + f.steps, f.first + 2 * f.steps);
  if (step.back)
    return fmt::format("Unfolding to L' of {}: {} of this PCF are those of the one before, up to one fractional linear map; so {}.",
                       w.formula(f.whole), convergents, w.relation(r));
  return fmt::format("Fold by {} to L' of {}: {} are those of this PCF, up to one fractional linear map; so {}.", f.steps,
                     w.formula(f.part), convergents, w.relation(r));
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
  const auto sum = sum_of(leaf.series);
  const Integer& m = leaf.series.start;
  const ClosedForm form = sum->form();
  const auto value = expression_of(form);
  const std::string telescoping =
      leaf.series.g_top.is_zero() ? ""
                                  : fmt::format(" and of ({})^(n-{}) (({}) G(n+1) - G(n)) with G = {}", leaf.series.z.str(),
                                                m.str(), leaf.series.z.str(), w.quotient(leaf.series.g_top, leaf.series.g_bottom));
  return fmt::format(
      "K(n) = {} satisfies K(n)(a(n) + K(n+1)) = b(n) and is the dominant tail; the tail of the limit at {} is K({}) + 1/S, S = sum over n >= "
      "{} of ({})^(n-{}) f(n) with a rational function f with {} pole terms{}, the first term -1/K({}); S = {}.",
      w.quotient(leaf.top, leaf.bottom), m.str(), m.str(), m.str(), leaf.series.z.str(), m.str(), leaf.series.f.poles.size(),
      telescoping, m.str(), value ? w.formula(*value) : "infinite");
}

std::string leaf_text(const LommelLeaf& leaf, const Writer& w) {
  const LommelSeries& s = leaf.series;
  return fmt::format(
      "K(n) = {} satisfies K(n)(a(n) + K(n+1)) = b(n) and is the dominant tail; the tail of the limit at {} is K({}) + 1/S, a series whose terms "
      "telescope to ({} + {} n) sigma(n) with p = {}: two 1F2.",
      w.quotient(leaf.top, leaf.bottom), s.start.str(), s.start.str(), s.alpha.str(), s.beta.str(),
      w.quotient(s.p, Polynomial::constant(s.p_denominator)));
}

std::string leaf_text(const RamanujanLeaf& leaf, const Writer& w) {
  const RamanujanReduction& r = leaf.reduction;
  const RamanujanRow& row = *r.row;
  const std::string m = std::to_string(r.start);
  return fmt::format(
      "K(n) = {} satisfies K(n)(a(n) + K(n+1)) = b(n) and is the dominant tail; the tail of the limit at {} is K({}) + 1/S, S = sum over n >= {} of "
      "q(n) h(n), h(n) = (1/2)_n ({}/{})_n ({}/{})_n/n!^3 ({})^n, q(n) = {}; q(n) = rho ({}) + R(n+1) h(n+1)/h(n) - R(n) with rho = {}, R(n) = {}, "
      "and the sum of ({}) h(n) over n >= 0 is {} (theorem {}, {}).",
      w.quotient(leaf.top, leaf.bottom), m, m, m, row.e_numerator, row.e_denominator, row.e_denominator - row.e_numerator,
      row.e_denominator, row.z, w.quotient(r.q_top, r.q_bottom), w.formula(Polynomial::of({row.a, row.b})), r.rho.str(),
      w.quotient(r.r_top, r.r_bottom), w.formula(Polynomial::of({row.a, row.b})), w.formula(*expression_of(value_of(row))),
      row.name, row.citation);
}

/// (1/2)_n n!/((3/2)_n)^2 and the like as z^n prod (x)_n/prod (x)_n.
std::string term_text(const HypergeometricTerm& h) {
  const auto product = [](const std::vector<Rational>& parameters) {
    std::string text;
    for (const Rational& x : parameters) text += fmt::format("{}({})_n", text.empty() ? "" : " ", x.str());
    return text.empty() ? std::string("1") : text;
  };
  return fmt::format("({})^n {}/({})", h.z.str(), product(h.upper), product(h.lower));
}

std::string fractions_text(const PartialFractions& f) {
  std::string text;
  const auto add = [&](const Rational& c, const std::string& rest) {
    if (c == 0) return;
    text += fmt::format("{}{}{}", text.empty() ? "" : " + ", c < 0 || !is_integer(c) ? "(" + c.str() + ")" : c.str(), rest);
  };
  for (std::size_t i = 0; i < f.polynomial.size(); ++i) add(f.polynomial[i], i == 0 ? "" : i == 1 ? " n" : fmt::format(" n^{}", i));
  for (const PoleTerm& pole : f.poles)
    add(pole.coefficient,
        fmt::format("/(n + {})", Rational(-pole.root).str()) + (pole.order == 1 ? "" : fmt::format("^{}", pole.order)));
  return text.empty() ? "0" : text;
}

std::string leaf_text(const HypergeometricLeaf& leaf, const Writer& w) {
  const HypergeometricReduction& r = leaf.reduction;
  const auto sum = reduced_sum(r.h, r.f, r.r_top, r.r_bottom, r.start);
  const auto value = sum ? expression_of(sum->form()) : std::nullopt;
  const std::string m = std::to_string(r.start);
  return fmt::format(
      "K(n) = {} satisfies K(n)(a(n) + K(n+1)) = b(n) and is the dominant tail, so u(n)/u(n-1) = -K(n+1) is a hypergeometric solution and the tail "
      "of the limit at {} is K({}) + 1/S, S = sum over n >= {} of q(n) h(n), h(n) = {}, q(n) = {}, the first term -1/K({}); q(n) = f(n) + R(n+1) "
      "h(n+1)/h(n) - R(n) with f(n) = {}, R(n) = {}; S = {}.",
      w.quotient(leaf.top, leaf.bottom), m, m, m, w.verbatim(term_text(r.h)), w.quotient(r.q_top, r.q_bottom), m,
      w.verbatim(fractions_text(r.f)), w.quotient(r.r_top, r.r_bottom), value ? w.formula(*value) : std::string("infinite"));
}

std::string leaf_text(const TwoTailsLeaf& leaf, const Writer& w) {
  const std::string m = leaf.start.str();
  return fmt::format(
      "K(n) = {} and K'(n) = {} both satisfy K(n)(a(n) + K(n+1)) = b(n) and are dominant tails; with c = the product of K(j)/K'(j) over j >= {}, a "
      "product of Gamma values, the tail of the limit at {} is (K({}) - c K'({}))/(1 - c), which is the recessive one (Pincherle).",
      w.quotient(leaf.top1, leaf.bottom1), w.quotient(leaf.top2, leaf.bottom2), m, m, m, m);
}

std::string leaf_text(const DualSumLeaf& leaf, const Writer& w) {
  const DualSum& d = leaf.sum;
  std::string sums;
  for (const DualSum::Start& start : d.starts)
    sums += fmt::format("{}sum over k = {}, {}, ...",
                        sums.empty()       ? ""
                        : start.weight < 0 ? " minus the "
                                           : " plus the ",
                        start.k.str(), Rational(start.k + 1).str());
  const auto value = [&](const PartialFractions& f) {
    const auto series = dual_series(d, f);
    const auto form = series ? expression_of(series->form()) : std::nullopt;
    return form ? w.formula(*form) : std::string("unknown");
  };
  return fmt::format(
      "Dual sum (creative telescoping): a term T(n, k) with T(n+1, k)/T(n, k) = {}, T(n, k+1)/T(n, k) = {}, and R = {} satisfy c0 T(n, k) + "
      "c1 T(n+1, k) + c2 T(n+2, k) = R(n, k+1) T(n, k+1) - R(n, k) T(n, k), c0 = {}, c1 = {}, c2 = {}; so X_n, the {} of {}, is the "
      "recessive solution (|T(n+1, k)/T(n, k)| <= {}), X_0 = {}, X_1 = {}, L = a(0) - c2(-1) X_1/X_0.",
      w.quotient(d.term_n), w.quotient(d.term_k), w.quotient(d.certificate), w.formula(d.recurrence[0]), w.formula(d.recurrence[1]),
      w.formula(d.recurrence[2]), sums, d.derivative ? "dT/dk" : "T", d.bound.str(), value(d.first), value(d.second));
}

std::string leaf_text(const ContiguousLeaf& leaf, const Writer& w) {
  const ContiguousSum& s = leaf.sum;
  const auto value = [&](int n) { return w.formula(*expression_of(contiguous_value(s, n).form())); };
  return fmt::format(
      "Contiguous sums (Thomae): T(n, k) = Gamma(1 + {}n + k) Gamma(1 + {}n + k) Gamma(1 + {}n + k)/(Gamma(3 + {}n + k) Gamma(3 + {}n + k) k!); "
      "sum T and sum k T at n + 1 are a matrix times those at n, a product of {} contiguous relations, so that X_n = (n + {})!^{} sum T(n + {}, k) "
      "satisfies c0 X_n + c1 X_(n+1) + c2 X_(n+2) = 0, c0 = {}, c1 = {}, c2 = {}, and is the recessive solution (X_(n+1) <= {} X_n), X_0 = {}, X_1 = {}, "
      "L = a(0) - c2(-1) X_1/X_0.",
      s.a[0], s.a[1], s.a[2], s.b[0], s.b[1], s.steps(), s.shift, s.excess(), s.shift, w.formula(s.recurrence[0]),
      w.formula(s.recurrence[1]), w.formula(s.recurrence[2]), s.bound.str(), value(0), value(1));
}

std::string leaf_text(const IntegralLeaf& leaf, const Writer& w) {
  const WalkIntegral& x = leaf.integral;
  const auto value = [&](const Exponents3& e) { return w.formula(*expression_of(integral_of(x.site, e).form())); };
  const std::string unit = !x.site.is_relative() ? "" : fmt::format(" times the integral of {}", w.verbatim(phi_text(x.site, {})));
  return fmt::format(
      "X_n = integral from 0 to 1 of w^n phi dt, w = {}, phi = {}, satisfies c0 X_n + c1 X_(n+1) + c2 X_(n+2) = 0, c0 = {}, c1 = {}, c2 = {}, since "
      "the integrand is the derivative of a function that is 0 at both ends (found by division by increasing powers of t); |w| <= {}, so it is the "
      "recessive solution, X_0 = {}, X_1 = {}{}, L = a(0) - c2(-1) X_1/X_0.",
      w.verbatim(w_text(x.site, x.w)), w.verbatim(phi_text(x.site, x.phi)), w.formula(x.recurrence[0]), w.formula(x.recurrence[1]),
      w.formula(x.recurrence[2]), x.bound.str(), value(x.phi), value(next_weight(x)), unit);
}

}  // namespace

std::vector<std::string> steps_in_words(const Proof& proof, Markup markup) {
  const Writer w(markup);
  std::vector<std::string> lines;
  for (const ProofStep& step : proof.steps) lines.push_back(std::visit([&](const auto& each) { return step_text(each, w); }, step));
  lines.push_back(std::visit([&](const auto& leaf) { return leaf_text(leaf, w); }, proof.leaf));
  if (markup == Markup::latex) std::ranges::transform(lines, lines.begin(), latex_of_prose);
  return lines;
}

std::vector<std::string> explained(const Proof& proof, Markup markup) {
  const Writer w(markup);
  const auto form = shown_form(proof);
  std::string first = fmt::format("L is the limit of {}.", w.formula(proof.pcf)),
              last = "L = " + (form ? w.formula(form->own) : std::string("the point at infinity")) + ".";
  if (markup == Markup::latex) first = latex_of_prose(first), last = latex_of_prose(last);
  std::vector<std::string> lines = steps_in_words(proof, markup);
  lines.insert(lines.begin(), std::move(first));
  lines.push_back(std::move(last));
  return lines;
}

}  // namespace brouncker
