#include "results/literature/lookup.hpp"

#include "engine/match/pairs.hpp"
#include "engine/prove/find/folded_gauge.hpp"
#include "engine/prove/find/gauge.hpp"
#include "formulas/print.hpp"
#include "results/match/classes.hpp"

#include <utility>

namespace brouncker {
namespace {

std::string text_of(const Pcf& form) { return to_list(form.a) + to_list(form.b); }

std::vector<Pcf> formulas_of(const std::vector<KnownFormula>& entries) {
  std::vector<Pcf> formulas;
  for (const KnownFormula& entry : entries) formulas.push_back(entry.pcf);
  return formulas;
}

/// The relation of two PCFs of one form, where the solver has none.
EquivalenceProof by_form(const Pcf& x, const Pcf& y, EquivalenceProof found) {
  if (found.verdict == Verdict::yes) return found;
  const auto relation = transported(Moebius{}, class_form(x), class_form(y));
  if (!relation) return found;
  EquivalenceProof proof;
  proof.verdict = Verdict::yes;
  proof.a = relation->a, proof.b = relation->b, proof.c = relation->c, proof.d = relation->d;
  return proof;
}

}  // namespace

Literature::Literature(std::vector<KnownFormula> entries) : entries_(std::move(entries)), index_(formulas_of(entries_)) {
  for (std::size_t i = 0; i < entries_.size(); ++i) forms_[text_of(class_form(entries_[i].pcf).pcf)].push_back(i);
}

std::vector<std::size_t> Literature::of_one_form(const Pcf& pcf) const {
  const auto same = forms_.find(text_of(class_form(pcf).pcf));
  return same == forms_.end() ? std::vector<std::size_t>() : same->second;
}

void Literature::find_forms(const Pcf& pcf, LookedUp& result) const {
  for (const std::size_t i : of_one_form(pcf)) {
    EquivalenceProof proof = by_form(pcf, entries_[i].pcf, equivalent(pcf, entries_[i].pcf));
    if (proof.verdict == Verdict::yes) result.matches.push_back({i, std::move(proof)});
  }
}

void Literature::find_gauges(const Pcf& pcf, const std::vector<EntryCandidate>& candidates, LookedUp& result) const {
  result.nearness = Nearness::gauge;
  for (const auto& [i, is_direct] : candidates)
    if (is_direct && gauge_between(pcf, entries_[i].pcf).verdict == Verdict::yes)
      result.matches.push_back({i, equivalent(pcf, entries_[i].pcf)});
}

void Literature::find_folds(const Pcf& pcf, const std::vector<EntryCandidate>& candidates, LookedUp& result) const {
  result.nearness = Nearness::fold;
  for (const auto& [i, is_direct] : candidates) {
    FoldedGauge found = folded_gauge_between(pcf, entries_[i].pcf);
    if (found.verdict == Verdict::yes) result.matches.push_back({i, equivalent(pcf, entries_[i].pcf)});
    if (found.verdict == Verdict::undecided) result.undecided.emplace_back(i, std::move(found.reason));
  }
  if (!result.matches.empty()) result.undecided.clear();
}

LookedUp Literature::look_up(const Pcf& pcf) const {
  LookedUp result;
  find_forms(pcf, result);
  if (!result.matches.empty()) return result;
  const std::vector<EntryCandidate> candidates = index_.candidates(pcf);
  find_gauges(pcf, candidates, result);
  if (result.matches.empty()) find_folds(pcf, candidates, result);
  return result;
}

}  // namespace brouncker
