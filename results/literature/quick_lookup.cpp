#include "results/literature/quick_lookup.hpp"

#include "engine/prove/check/check.hpp"
#include "engine/prove/convergence.hpp"
#include "formulas/limit_relation.hpp"
#include "formulas/print.hpp"
#include "results/match/carrier.hpp"
#include "results/match/classes.hpp"
#include "results/match/options.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

/// log2 of how often two unrelated limits may be compared in a run: entries times classes.
constexpr double kLog2Tests = 30;

KnownAs known_as(const KnownFormula& entry, std::string by, const Moebius& map) {
  return {entry.name, entry.reference, to_plain(entry.pcf), std::move(by), map.reduced()};
}

}  // namespace

QuickLookup::QuickLookup(const Literature& table) : table_(table) {
  for (const KnownFormula& entry : table.entries()) {
    const auto limit = limit_value(entry.pcf, kMatchDigits);
    limits_.push_back(limit ? prepared(*limit) : std::nullopt);
  }
}

std::optional<KnownAs> QuickLookup::by_form(const Pcf& pcf) const {
  for (const std::size_t i : table_.of_one_form(pcf)) {
    const KnownFormula& entry = table_.entries()[i];
    if (const auto relation = transported(Moebius{}, class_form(pcf), class_form(entry.pcf)))
      return known_as(entry, "form", relation->map());
  }
  return std::nullopt;
}

QuickLookup::Found QuickLookup::by_proof(const Pcf& pcf, std::size_t i) const {
  const KnownFormula& entry = table_.entries()[i];
  const EquivalenceProof proof = equivalent(pcf, entry.pcf);
  if (proof.verdict != Verdict::yes) return {std::nullopt, proof.verdict == Verdict::undecided};
  if (!check(nlohmann::json(with_convergence(proof.certificate))).valid) return {std::nullopt, true};
  const bool is_direct = proof.steps == StepRatio{1, 1};
  return {known_as(entry, is_direct ? "gauge" : fmt::format("fold {}:{}", proof.steps.k, proof.steps.l),
                   LimitRelation{proof.a, proof.b, proof.c, proof.d}.map()),
          false};
}

QuickLookup::Found QuickLookup::operator()(const Pcf& pcf, const StoredLimit& limit) const {
  Found found{by_form(pcf), false};
  if (found.known) return found;
  const std::vector<EntryCandidate> candidates = table_.index().candidates(pcf);
  if (candidates.empty()) return found;
  const auto number = prepared(from_decimal(limit.value, limit.digits));
  if (!number) return {std::nullopt, true};
  for (const bool direct : {true, false})
    for (const EntryCandidate& candidate : candidates) {
      const auto& other = limits_[candidate.entry];
      if (candidate.is_direct != direct || !other) continue;
      if (!test_pair(*other, *number, kLiteratureHeightBits, kLog2Tests)) continue;
      Found proved = by_proof(pcf, candidate.entry);
      if (proved.known) return proved;
      found.is_undecided |= proved.is_undecided;
    }
  return found;
}

const QuickLookup& known_lookup() {
  static const Literature table(known_formulas());
  static const QuickLookup lookup(table);
  return lookup;
}

}  // namespace brouncker
