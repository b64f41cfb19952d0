#include "results/match/joined_forms.hpp"

namespace brouncker {
namespace {

bool is_algebraic(const StoredForm& form) { return form.constant == "rational" || form.constant == "quadratic"; }

/// Both of one row.
void join(StoredForm match, ProvedForm proof, JoinedForms& result) {
  result.proved += match.weight;
  const bool simpler = is_algebraic(match) && !is_algebraic(proof.form);
  if (proof.quotient || simpler) {
    result.unproved[proof.quotient ? "proved as a quotient of hypergeometric functions only"
                                   : "proved as the value of a function only"] += match.weight;
    result.first.push_back(std::move(match));
    result.others.push_back(std::move(proof.form));
    return;
  }
  if (!is_algebraic(proof.form)) {
    proof.form.constant = match.constant;
    proof.form.map = match.map;
  }
  result.first.push_back(std::move(proof.form));
}

}  // namespace

JoinedForms joined(std::vector<StoredForm> matched, std::vector<ProvedForm> proved) {
  JoinedForms result;
  auto match = matched.begin();
  auto proof = proved.begin();
  while (match != matched.end() || proof != proved.end()) {
    const bool has_match = match != matched.end() && (proof == proved.end() || match->id <= proof->form.id);
    const bool has_proof = proof != proved.end() && (!has_match || match->id == proof->form.id);
    if (has_match && has_proof) {
      join(std::move(*match++), std::move(*proof++), result);
    } else if (has_match) {
      result.unproved["no theorem applies"] += match->weight;
      result.first.push_back(std::move(*match++));
    } else {
      result.proved += proof->form.weight;
      result.first.push_back(std::move(proof++->form));
    }
  }
  return result;
}

}  // namespace brouncker
