#include "engine/generate/sum_term.hpp"

#include "engine/generate/reduction.hpp"
#include "engine/generate/sum_telescoping.hpp"
#include "engine/prove/find/partial_fractions.hpp"
#include "engine/prove/find/recurrences.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

constexpr int kMostShift = 6;

/// T(h, k) up to a constant factor; nullopt where it is not a rational function of k (times sign^k).
std::optional<LinearFactors> row(const SumTerm& t, int h) {
  std::map<int, std::pair<std::vector<int>, std::vector<int>>> by_residue;
  for (const Form& u : t.upper) by_residue[u.twice & 1].first.push_back(u.twice + 2 * h * u.slope);
  for (const Form& l : t.lower) by_residue[l.twice & 1].second.push_back(l.twice + 2 * h * l.slope);
  LinearFactors result;
  for (auto& [residue, both] : by_residue) {
    auto& [up, down] = both;
    if (up.size() != down.size()) return std::nullopt;
    std::ranges::sort(up), std::ranges::sort(down);
    for (std::size_t i = 0; i < up.size(); ++i) {
      for (int x = down[i]; x < up[i]; x += 2) result.multiply(0, 2, 2 * x, 1);
      for (int x = up[i]; x < down[i]; x += 2) result.multiply(0, 2, 2 * x, -1);
    }
  }
  if (t.prefactor) result.multiply(0, 4, 2 * (t.prefactor->twice + 2 * h * t.prefactor->slope), 1);
  return result;
}

std::optional<PartialFractions> fractions(const LinearFactors& at_n) {
  const BivariateRatio r = at_n.expanded();
  const Polynomial top = r.top.at_n(0), bottom = r.bottom.at_n(0), common = primitive_gcd(top, bottom);
  return partial_fractions(*exact_quotient(top, common), *exact_quotient(bottom, common), 1);
}

BivariateRatio shifted(const BivariateRatio& r) { return {r.top.shifted(1, 0), r.bottom.shifted(1, 0)}; }

}  // namespace

Rational short_bound(const Rational& x) {
  Rational unit = 1;
  while (x > 32 * unit) unit *= 2;
  while (x <= 16 * unit) unit /= 2;
  const Rational m = x / unit;
  Integer whole = numerator(m) / denominator(m);
  if (whole * denominator(m) != numerator(m)) ++whole;
  return unit * Rational(whole);
}

std::optional<Rational> ratio_by_signs(const BivariateRatio& r) {
  Rational most = 0;
  for (std::size_t j = 0; j < r.top.by_k().size(); ++j)
    for (int i = 0; i <= r.top.by_k()[j].degree(); ++i) {
      const Integer x = abs(r.top.by_k()[j].coefficient(i));
      if (x == 0) continue;
      const Integer y = j < r.bottom.by_k().size() ? r.bottom.by_k()[j].coefficient(i) : Integer(0);
      if (y <= 0) return std::nullopt;
      most = std::max<Rational>(most, Rational(x, y));
    }
  return most;
}

namespace {

/// Sets the bound. @return Whether the sum is the smaller solution by signs.
bool is_smaller(DualSum& sum, const Pcf& pcf) {
  const auto bound = ratio_by_signs(sum.term_n);
  if (!bound || *bound == 0) return false;
  sum.bound = short_bound(*bound);
  return is_recessive(pcf, sum.recurrence, sum.bound);
}

/// From the first n on where the fraction does not end and the sum is the smaller solution by signs. @return n, or nullopt.
std::optional<int> start(DualSum& sum, Pcf& pcf) {
  for (int h = 0; h <= kMostShift; ++h) {
    pcf = pcf_of(sum.recurrence);
    const ConvergenceClass kind = classify(pcf).kind;
    const bool fits = kind == ConvergenceClass::exponential && pcf.a.degree() == sum.recurrence[2].degree();
    if (fits && is_smaller(sum, pcf)) return h;
    if (!fits && kind != ConvergenceClass::terminating) return std::nullopt;
    for (Polynomial& c : sum.recurrence) c = c.shifted(1);
    sum.term_n = shifted(sum.term_n), sum.term_k = shifted(sum.term_k), sum.certificate = shifted(sum.certificate);
  }
  return std::nullopt;
}

}  // namespace

std::string to_plain(const SumTerm& t) {
  const auto sum = [](const Form& f, const char* k) {
    std::string text = f.slope == 0 ? "" : f.slope == 1 ? "n" : fmt::format("{}*n", f.slope);
    text += (text.empty() ? "" : " + ") + std::string(k);
    return f.twice == 0 ? text : text + " + " + Rational(f.twice, 2).str();
  };
  std::string text = t.sign < 0 ? "(-1)^k" : "";
  if (t.prefactor) text += fmt::format("{}({})", text.empty() ? "" : " ", sum(*t.prefactor, "2*k"));
  const auto gammas = [&](const std::vector<Form>& forms) {
    std::string product;
    for (std::size_t i = 0; i < forms.size();) {
      std::size_t j = i;
      while (j < forms.size() && forms[j] == forms[i]) ++j;
      product +=
          fmt::format("{}gamma({}){}", product.empty() ? "" : " ", sum(forms[i], "k"), j - i > 1 ? fmt::format("^{}", j - i) : "");
      i = j;
    }
    return product;
  };
  return fmt::format("sum over k >= 0 of {}{}{}/({})", text, text.empty() ? "" : " ", gammas(t.upper), gammas(t.lower));
}

std::optional<SumFraction> sum_fraction(const SumTerm& term) {
  auto found = telescoping(term);
  if (!found) return std::nullopt;
  SumFraction result;
  DualSum& sum = result.sum;
  sum.recurrence = std::move(found->recurrence);
  sum.starts = {{0, 1}};
  sum.z = term.sign;
  sum.certificate = std::move(found->certificate);
  const auto [rho_n, rho_k] = ratios(term);
  sum.term_n = rho_n.expanded(), sum.term_k = rho_k.expanded();
  const auto h = start(sum, result.raw);
  if (!h) return std::nullopt;
  const auto first = row(term, *h);
  if (!first) return std::nullopt;
  LinearFactors second = *first;
  second.multiply(rho_n.shifted(*h, 0));
  auto f = fractions(*first), g = fractions(second);
  if (!f || !g) return std::nullopt;
  sum.first = *std::move(f), sum.second = *std::move(g);
  result.small = simplified(result.raw);
  return result;
}

std::optional<Proof> sum_proof(const SumFraction& fraction) {
  auto form = dual_limit(fraction.sum);
  if (!form) return std::nullopt;
  return proof_of(fraction.small, fraction.raw, DualSumLeaf{fraction.sum}, *std::move(form), "dual-sum");
}

}  // namespace brouncker::generate
