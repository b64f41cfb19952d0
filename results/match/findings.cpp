#include "results/match/findings.hpp"

#include "results/match/joined_forms.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// Those that the search proved rational count, too.
void count_forms(const std::vector<StoredForm>& forms, const MatchTotals& totals, MatchSummary& summary) {
  summary.rational = totals.rational;
  for (const ClaimStatus status : {ClaimStatus::proved, ClaimStatus::certified, ClaimStatus::conjectured})
    summary.by_status[std::string(name(status))] = status == ClaimStatus::proved ? totals.rational : 0;
  for (const auto& [id, weight, claim] : forms) {
    summary.by_status[std::string(name(claim.status))] += weight;
    if (claim.kind == FormKind::constant) summary.by_constant[claim.constant] += weight;
    switch (claim.kind) {
      case FormKind::constant: summary.identified += weight; break;
      case FormKind::quadratic: summary.quadratic += weight; break;
      case FormKind::rational: summary.rational += weight; break;
      case FormKind::function: summary.other_functions += weight; break;
      case FormKind::quotient: summary.hypergeometric += weight; break;
    }
  }
}

void count_relations(const std::vector<StoredRelation>& relations, MatchSummary& summary) {
  summary.relations = relations.size();
  for (const StoredRelation& relation : relations)
    if (relation.proved()) ++summary.relations_proved;
    else ++summary.relations_unproved[relation.reason];
}

}  // namespace

MatchFindings join_blocks(std::vector<MatchBlock> blocks, const MatchTotals& totals, const sqlite::Database& database,
                          MatchSummary& summary) {
  MatchFindings findings;
  std::vector<StoredForm> matched, proved;
  std::uint64_t controls = 0, controls_found = 0;
  for (MatchBlock& block : blocks) {
    std::ranges::move(block.matched, std::back_inserter(matched));
    std::ranges::move(block.proofs.forms, std::back_inserter(proved));
    std::ranges::move(block.relations, std::back_inserter(findings.relations));
    summary.tests += block.tests;
    summary.undetermined += block.undetermined;
    summary.unconfirmed += block.unconfirmed;
    summary.pair_tests += block.pair_tests;
    std::ranges::move(block.contradictions, std::back_inserter(findings.contradictions));
    summary.not_compared += block.proofs.not_compared;
    summary.prove_cpu_seconds += block.prove_cpu_seconds;
    controls += block.controls, controls_found += block.controls_found;
  }
  summary.limits = totals.limits, summary.classes = totals.classes, summary.constants = totals.constants;
  summary.control_found = controls > 0 && controls == controls_found;
  std::ranges::sort(matched, {}, &StoredForm::id);
  JoinedForms forms = joined(std::move(matched), std::move(proved));
  summary.proved_forms = forms.proved + totals.rational;
  summary.unproved = std::move(forms.unproved);
  findings.forms = std::move(forms.first);
  findings.others = std::move(forms.others);
  std::ranges::stable_sort(findings.contradictions, {}, &Contradiction::id);
  for (const Contradiction& c : findings.contradictions) summary.contradicted += c.weight;
  remove_contradicted(findings, database);
  count_forms(findings.forms, totals, summary);
  count_relations(findings.relations, summary);
  return findings;
}

}  // namespace brouncker
