// Each way of the list in prove.hpp is a function from the simplified PCF to a proof. The first that gets there is taken.
#include "engine/prove/find/prove.hpp"

#include "engine/prove/find/dual_sum.hpp"
#include "engine/prove/find/euler.hpp"
#include "engine/prove/find/folded_gauge.hpp"
#include "engine/prove/find/lommel_series.hpp"
#include "engine/prove/find/start.hpp"
#include "engine/prove/find/unfold.hpp"
#include "engine/prove/find/walk_integral.hpp"
#include "engine/prove/statements/two_tails.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "formulas/canonical.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// A PCF, and how the original limit follows from its limit.
struct Reduced {
  Pcf pcf;
  std::vector<ProofStep> steps;

  void append(ProofStep step) {
    pcf = target(step);
    steps.push_back(std::move(step));
  }
  void append(std::string_view label, Gauge gauge) { append(GaugeStep{label, std::move(gauge)}); }
};

Proof finished(const Pcf& pcf, Reduced reduced, decltype(Proof::leaf) leaf, const ClosedForm& form, std::string method) {
  Proof proof{pcf, std::move(reduced.steps), std::move(leaf), form, std::nullopt, std::move(method)};
  proof.form.map = (relation(proof.steps) * form.map).reduced();
  proof.closed_form = expression_of(proof.form);
  return proof;
}

/// The gauge with diagonal U = diag(c(n-1), 1), s = c(n): a = c a', b = c(n) c(n-1) b'.
std::optional<Gauge> diagonal(const Pcf& from, const Pcf& to, const Polynomial& c) {
  Gauge gauge{from, to, 0, c, Polynomial::constant(1), {c.shifted(-1), {}, {}, Polynomial::constant(1)}, Polynomial::constant(1),
              0,    {}};
  if (!complete(gauge)) return std::nullopt;
  return gauge;
}

/// Polynomial and constant factors off, then the sign: a gets a positive leading coefficient.
void simplify(Reduced& reduced) {
  const Pcf& pcf = reduced.pcf;
  const Equivalent polynomial = deflated(pcf);
  const Equivalent constant = deflated_by_constant(polynomial.pcf);
  Pcf target = constant.pcf;
  if (target.a.leading() < 0) target.a = -target.a;
  if (target == pcf) return;
  const std::optional<Polynomial> c = exact_quotient(pcf.a, target.a);
  if (!c) return;
  if (auto gauge = diagonal(pcf, target, *c)) reduced.append(c->degree() > 0 ? "deflation" : "scaling", std::move(*gauge));
}

std::optional<Proof> terminating(const Pcf& pcf, Reduced reduced) {
  const Integer zero = *first_positive_root(reduced.pcf.b);
  if (!is_followed(reduced.pcf, zero)) return std::nullopt;
  const Moebius last = convergents_up_to(reduced.pcf, zero - 1);
  const ClosedForm form{Moebius{last.q, 0, last.s, 0}, Expression::integer(1)};
  return finished(pcf, std::move(reduced), TerminatingLeaf{zero}, form, "terminating");
}

std::optional<Proof> rational_limit(const Pcf& pcf, const Reduced& reduced, const RationalTail& tail) {
  const auto start = regular_from({tail.top, tail.bottom}, 1, kMaxStart);
  if (!start || !is_followed(reduced.pcf, *start)) return std::nullopt;
  const Moebius k{tail.top(*start), 0, tail.bottom(*start), 0};
  const Moebius value = (convergents_up_to(reduced.pcf, *start - 1) * k).reduced();
  const ClosedForm form{Moebius{value.p, 0, value.r, 0}, Expression::integer(1)};
  return finished(pcf, reduced, TailLeaf{tail.top, tail.bottom, *start}, form, "rational-tail");
}

/// L = P(m-1) (K(m) + 1/S) for S = sum.
ClosedForm after_series(const Pcf& pcf, const RationalTail& tail, const Integer& m, const LinearForm& sum) {
  const Integer top = tail.top(m), bottom = tail.bottom(m);
  ClosedForm form = sum.form();
  form.map = (convergents_up_to(pcf, m - 1) * Moebius{top, bottom, bottom, 0} * form.map).reduced();
  return form;
}

/// S a sum of a rational function times powers.
std::optional<Proof> series_limit(const Pcf& pcf, const Reduced& reduced, const RationalTail& tail) {
  auto series = rational_series(reduced.pcf, tail);
  if (!series || !is_followed(reduced.pcf, series->start)) return std::nullopt;
  const auto sum = sum_of(*series);
  if (!sum) return std::nullopt;
  const ClosedForm form = after_series(reduced.pcf, tail, series->start, *sum);
  return finished(pcf, reduced, SeriesLeaf{tail.top, tail.bottom, *std::move(series)}, form, "series");
}

/// S by one of Ramanujan's series.
std::optional<Proof> by_ramanujan(const Pcf& pcf, const Reduced& reduced, const RationalTail& tail) {
  auto r = ramanujan_reduction(reduced.pcf, tail);
  if (!r || !is_followed(reduced.pcf, r->start)) return std::nullopt;
  const Integer m = r->start, top = tail.top(m), bottom = tail.bottom(m);
  ClosedForm form = reduced_sum(*r->row, r->rho, r->r_top, r->r_bottom, r->start);
  form.map = (convergents_up_to(reduced.pcf, m - 1) * Moebius{top, bottom, bottom, 0} * form.map).reduced();
  return finished(pcf, reduced, RamanujanLeaf{tail.top, tail.bottom, *std::move(r)}, form, "ramanujan-series");
}

/// S a sum of hypergeometric functions.
std::optional<Proof> by_hypergeometric_series(const Pcf& pcf, const Reduced& reduced, const RationalTail& tail) {
  auto r = hypergeometric_reduction(reduced.pcf, tail);
  if (!r || !is_followed(reduced.pcf, r->start)) return std::nullopt;
  const auto sum = reduced_sum(r->h, r->f, r->r_top, r->r_bottom, r->start);
  if (!sum) return std::nullopt;
  const ClosedForm form = after_series(reduced.pcf, tail, r->start, *sum);
  return finished(pcf, reduced, HypergeometricLeaf{tail.top, tail.bottom, *std::move(r)}, form, "hypergeometric-series");
}

/// S two 1F2.
std::optional<Proof> lommel_limit(const Pcf& pcf, const Reduced& reduced, const RationalTail& tail) {
  auto series = lommel_series(reduced.pcf, tail);
  if (!series || !is_followed(reduced.pcf, series->start)) return std::nullopt;
  const auto sum = sum_of(reduced.pcf, tail.top, tail.bottom, *series);
  if (!sum) return std::nullopt;
  const ClosedForm form = after_series(reduced.pcf, tail, series->start, *sum);
  return finished(pcf, reduced, LommelLeaf{tail.top, tail.bottom, *std::move(series)}, form, "lommel-series");
}

std::optional<Proof> by_theorem(const Pcf& pcf, const Reduced& reduced) {
  for (const TheoremRow* theorem : theorems()) {
    const TheoremRow& row = *theorem;
    if (reduced.pcf.a.leading() > 0)
      if (const auto form = row.value(reduced.pcf))
        return finished(pcf, reduced, TheoremLeaf{row.name}, *form, std::string(row.name));
    if (!row.bases) continue;
    for (const Pcf& base : row.bases(reduced.pcf)) {
      if (base.a.is_zero() || classify(base).kind == ConvergenceClass::terminating) continue;
      const auto form = row.value(base);
      if (!form) continue;
      GaugeResult found = gauge_between(reduced.pcf, base);
      if (found.verdict != Verdict::yes) continue;
      Reduced longer = reduced;
      longer.append("gauge", std::move(*found.gauge));
      return finished(pcf, std::move(longer), TheoremLeaf{row.name}, *form, std::string(row.name));
    }
  }
  return std::nullopt;
}

/// A gauge step to a member with tail K = H, then a theorem or a sum.
std::optional<Proof> by_euler_form(const Pcf& pcf, const Reduced& reduced, const RationalTail& tail) {
  for (const EulerForm& form : euler_forms(reduced.pcf, tail)) {
    const Pcf base = euler_pcf(form);
    if (base.a.is_zero() || base == reduced.pcf) continue;
    const ConvergenceClass kind = classify(base).kind;
    if (kind == ConvergenceClass::terminating || kind == ConvergenceClass::divergent) continue;
    GaugeResult found = gauge_between(reduced.pcf, base);
    if (found.verdict != Verdict::yes) continue;
    Reduced longer = reduced;
    longer.append("gauge", std::move(*found.gauge));
    if (auto proof = by_theorem(pcf, longer)) return proof;
    for (const RationalTail& other : rational_tails(base, kind))
      if (other.dominant)
        if (auto proof = series_limit(pcf, longer, other)) return proof;
  }
  return std::nullopt;
}

/// Two dominant tails.
std::optional<Proof> by_two_tails(const Pcf& pcf, const Reduced& reduced, ConvergenceClass kind) {
  std::vector<RationalTail> tails = rational_tails(reduced.pcf, kind, 2);
  std::erase_if(tails, [](const RationalTail& tail) { return !tail.dominant; });
  if (tails.size() != 2) return std::nullopt;
  const RationalTail &x = tails[0], &y = tails[1];
  const auto start = regular_from({x.top, x.bottom, y.top, y.bottom}, 1, kMaxSeriesStart);
  if (!start || !is_followed(reduced.pcf, *start)) return std::nullopt;
  auto form = tail_of_two(x.top, x.bottom, y.top, y.bottom, *start);
  if (!form) return std::nullopt;
  form->map = (convergents_up_to(reduced.pcf, *start - 1) * form->map).reduced();
  return finished(pcf, reduced, TwoTailsLeaf{x.top, x.bottom, y.top, y.bottom, *start}, *form, "two-tails");
}

/// With a gauge step from the last PCF to `base`, or none where it is that; nullopt where they are not equivalent.
std::optional<Reduced> stepped(const Reduced& reduced, const Pcf& base) {
  Reduced longer = reduced;
  if (base == reduced.pcf) return longer;
  GaugeResult found = gauge_between(reduced.pcf, base);
  if (found.verdict != Verdict::yes) return std::nullopt;
  longer.append("gauge", std::move(*found.gauge));
  return longer;
}

/// A gauge step to the recurrence of an integral.
std::optional<Proof> by_integral(const Pcf& pcf, const Reduced& reduced) {
  for (const WalkShape& walk : walks_like(reduced.pcf)) {
    auto proof = walk_proof(walk);
    if (!proof) continue;
    auto longer = stepped(reduced, proof->pcf);
    if (!longer) continue;
    const auto form = integral_limit(proof->integral);
    if (form) return finished(pcf, *std::move(longer), IntegralLeaf{std::move(proof->integral)}, *form, "integral");
  }
  return std::nullopt;
}

/// The eigenvalue ratios are equal: necessary for a gauge step, and cheap.
bool may_be_equivalent(const Pcf& x, const Pcf& y) {
  return x.a.leading() * x.a.leading() * y.b.leading() == y.a.leading() * y.a.leading() * x.b.leading();
}

/// A gauge step to the recurrence of a dual sum.
std::optional<Proof> by_dual_sum(const Pcf& pcf, const Reduced& reduced) {
  for (const DualRow& row : dual_rows()) {
    const Pcf base = parse_pcf(row.a, row.b);
    if (!may_be_equivalent(reduced.pcf, base)) continue;
    auto longer = stepped(reduced, base);
    if (!longer) continue;
    auto proof = dual_proof(row.term, base.a.degree());
    if (!proof || !(proof->pcf == base)) continue;
    if (const auto form = dual_limit(proof->sum))
      return finished(pcf, *std::move(longer), DualSumLeaf{std::move(proof->sum)}, *form, "dual-sum");
  }
  return std::nullopt;
}

/// Any of the ways above but the last resort.
std::optional<Proof> directly(const Pcf& pcf, const Reduced& reduced) {
  const ConvergenceClass kind = classify(reduced.pcf).kind;
  const std::vector<RationalTail> tails = rational_tails(reduced.pcf, kind);
  for (const RationalTail& tail : tails)
    if (tail.recessive)
      if (auto proof = rational_limit(pcf, reduced, tail)) return proof;
  if (auto proof = by_theorem(pcf, reduced)) return proof;
  for (const auto way : {series_limit, by_euler_form, lommel_limit})
    for (const RationalTail& tail : tails)
      if (tail.dominant)
        if (auto proof = way(pcf, reduced, tail)) return proof;
  if (kind == ConvergenceClass::exponential)
    for (const RationalTail& tail : tails)
      if (tail.dominant)
        if (auto proof = by_ramanujan(pcf, reduced, tail)) return proof;
  if (std::ranges::any_of(tails, [](const RationalTail& tail) { return tail.dominant; }))
    if (auto proof = by_two_tails(pcf, reduced, kind)) return proof;
  if (kind == ConvergenceClass::exponential && reduced.pcf.b.degree() == 2 * reduced.pcf.a.degree()) {
    if (auto proof = by_dual_sum(pcf, reduced)) return proof;
    if (auto proof = by_integral(pcf, reduced)) return proof;
  }
  return std::nullopt;
}

/// A fraction of low degree of which this one is a fold.
std::optional<Proof> by_unfolding(const Pcf& pcf, const Reduced& reduced, ConvergenceClass kind) {
  std::vector<Unfolding> all = unfoldings(reduced.pcf, kind, false);
  if (all.empty()) return std::nullopt;
  if (!rational_tails(reduced.pcf, kind).empty()) all = unfoldings(reduced.pcf, kind, true);
  for (const Unfolding& unfolding : all) {
    auto fold = fold_of(unfolding.base, unfolding.steps);
    if (!fold) continue;
    auto longer = stepped(reduced, fold->part);
    if (!longer) continue;
    longer->append(FoldStep{*std::move(fold), true});
    if (auto proof = directly(pcf, *longer)) return proof;
  }
  return std::nullopt;
}

/// k steps of this fraction are l steps of one with a dual sum.
std::optional<Proof> by_folded_dual_sum(const Pcf& pcf, const Reduced& reduced) {
  constexpr int kMostDegree = 40;  // of det of a product of this fraction
  for (const DualRow& row : dual_rows()) {
    const Pcf base = parse_pcf(row.a, row.b);
    const std::vector<StepRatio> ratios = step_ratios(reduced.pcf, base);
    if (ratios.empty() || (ratios.front().k > 1 && ratios.front().k * reduced.pcf.b.degree() > kMostDegree)) continue;
    FoldedGauge found = folded_gauge_between(reduced.pcf, base);
    if (found.verdict != Verdict::yes || found.steps == StepRatio{1, 1}) continue;
    Reduced longer = reduced;
    for (ProofStep& step : found.path) longer.append(std::move(step));
    if (auto proof = directly(pcf, longer)) return proof;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Proof> prove(const Pcf& pcf) {
  const ConvergenceClass kind = classify(pcf).kind;
  if (kind == ConvergenceClass::divergent) return std::nullopt;
  Reduced reduced{pcf, {}};
  if (kind == ConvergenceClass::terminating) return terminating(pcf, std::move(reduced));
  simplify(reduced);
  if (auto proof = directly(pcf, reduced)) return proof;
  if (auto proof = by_unfolding(pcf, reduced, kind)) return proof;
  for (const RationalTail& tail : rational_tails(reduced.pcf, kind))
    if (tail.dominant)
      if (auto proof = by_hypergeometric_series(pcf, reduced, tail)) return proof;
  const bool is_exponential = reduced.pcf.b.degree() == 2 * reduced.pcf.a.degree() && kind == ConvergenceClass::exponential;
  return is_exponential ? by_folded_dual_sum(pcf, reduced) : std::nullopt;
}

}  // namespace brouncker
