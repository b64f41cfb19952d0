#include "results/match/findings.hpp"

#include "results/match/joined_forms.hpp"

#include <algorithm>
#include <set>

namespace brouncker {
namespace {

/// Those that the search proved rational count, too.
void count_forms(const std::vector<StoredForm>& forms, const MatchTotals& totals, const ConstantSet& set, MatchSummary& summary) {
  std::set<std::string, std::less<>> names;
  for (const ConstantRow& row : constants()) names.emplace(row.name);
  for (const auto& entry : set.entries()) names.insert(entry.constant.name);
  summary.rational = totals.rational;
  summary.by_status = {{"proved", totals.rational}, {"certified", 0}, {"conjectured", 0}};
  for (const StoredForm& form : forms) {
    summary.by_status[form.status] += form.weight;
    if (form.constant == "rational") summary.rational += form.weight;
    else if (form.constant == "quadratic") summary.quadratic += form.weight;
    else if (form.constant.empty()) summary.hypergeometric += form.weight;
    else if (names.contains(form.constant)) summary.identified += form.weight, summary.by_constant[form.constant] += form.weight;
    else summary.other_functions += form.weight;
  }
}

void count_relations(const std::vector<StoredRelation>& relations, MatchSummary& summary) {
  summary.relations = relations.size();
  for (const StoredRelation& relation : relations)
    if (relation.proved()) ++summary.relations_proved;
    else ++summary.relations_unproved[relation.reason];
}

}  // namespace

MatchFindings join_blocks(std::vector<MatchBlock> blocks, const MatchTotals& totals, const ConstantSet& constants,
                          MatchSummary& summary) {
  MatchFindings findings;
  std::vector<StoredForm> matched;
  std::vector<ProvedForm> proved;
  std::uint64_t controls = 0, controls_found = 0;
  for (MatchBlock& block : blocks) {
    std::ranges::move(block.matched, std::back_inserter(matched));
    std::ranges::move(block.proofs.forms, std::back_inserter(proved));
    std::ranges::move(block.relations, std::back_inserter(findings.relations));
    summary.tests += block.tests;
    summary.undetermined += block.undetermined;
    summary.unconfirmed += block.unconfirmed;
    summary.pair_tests += block.pair_tests;
    summary.contradicted += block.proofs.contradicted;
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
  count_forms(forms.first, totals, constants, summary);
  count_relations(findings.relations, summary);
  findings.forms = std::move(forms.first);
  findings.others = std::move(forms.others);
  return findings;
}

}  // namespace brouncker
