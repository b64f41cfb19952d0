#include "results/literature/lookup.hpp"

#include "engine/match/pairs.hpp"
#include "engine/prove/find/folded_gauge.hpp"
#include "engine/prove/find/gauge.hpp"
#include "engine/prove/find/step_ratios.hpp"
#include "formulas/print.hpp"
#include "results/match/classes.hpp"

#include <utility>

namespace brouncker {
namespace {

std::string text_of(const Pcf& form) { return to_list(form.a) + to_list(form.b); }

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

Literature::Literature(std::vector<KnownFormula> entries) : entries_(std::move(entries)) {
  for (const KnownFormula& entry : entries_) forms_.push_back(text_of(class_form(entry.pcf).pcf));
}

void Literature::find_forms(const Pcf& pcf, LookedUp& result) const {
  const std::string form = text_of(class_form(pcf).pcf);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (forms_[i] != form) continue;
    EquivalenceProof proof = by_form(pcf, entries_[i].pcf, equivalent(pcf, entries_[i].pcf));
    if (proof.verdict == Verdict::yes) result.matches.push_back({i, std::move(proof)});
  }
}

void Literature::find_gauges(const Pcf& pcf, const std::vector<std::pair<std::size_t, bool>>& grow_alike, LookedUp& result) const {
  result.nearness = Nearness::gauge;
  for (const auto& [i, is_direct] : grow_alike)
    if (is_direct && gauge_between(pcf, entries_[i].pcf).verdict == Verdict::yes)
      result.matches.push_back({i, equivalent(pcf, entries_[i].pcf)});
}

void Literature::find_folds(const Pcf& pcf, const std::vector<std::pair<std::size_t, bool>>& grow_alike, LookedUp& result) const {
  result.nearness = Nearness::fold;
  for (const auto& [i, is_direct] : grow_alike) {
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
  std::vector<std::pair<std::size_t, bool>> grow_alike;
  for (std::size_t i = 0; i < entries_.size(); ++i)
    if (const auto ratios = step_ratios(pcf, entries_[i].pcf); !ratios.empty())
      grow_alike.emplace_back(i, ratios.front() == StepRatio{1, 1});
  find_gauges(pcf, grow_alike, result);
  if (result.matches.empty()) find_folds(pcf, grow_alike, result);
  return result;
}

}  // namespace brouncker
