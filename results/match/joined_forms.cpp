#include "results/match/joined_forms.hpp"

namespace brouncker {
namespace {

/// Both of one row.
void join(StoredForm match, StoredForm proof, JoinedForms& result) {
  result.proved += match.weight;
  const bool is_quotient = proof.claim.kind == FormKind::quotient;
  if (is_quotient || (match.claim.is_algebraic() && !proof.claim.is_algebraic())) {
    result.unproved[is_quotient ? "proved as a quotient of hypergeometric functions only"
                                : "proved as the value of a function only"] += match.weight;
    result.first.push_back(std::move(match));
    result.others.push_back(std::move(proof));
    return;
  }
  if (proof.claim.kind == FormKind::function && match.claim.kind == FormKind::constant) {
    proof.claim.kind = FormKind::constant;
    proof.claim.constant = std::move(match.claim.constant);
    proof.claim.map = std::move(match.claim.map);
  }
  result.first.push_back(std::move(proof));
}

}  // namespace

JoinedForms joined(std::vector<StoredForm> matched, std::vector<StoredForm> proved) {
  JoinedForms result;
  auto match = matched.begin();
  auto proof = proved.begin();
  while (match != matched.end() || proof != proved.end()) {
    const bool has_match = match != matched.end() && (proof == proved.end() || match->id <= proof->id);
    const bool has_proof = proof != proved.end() && (!has_match || match->id == proof->id);
    if (has_match && has_proof) {
      join(std::move(*match++), std::move(*proof++), result);
    } else if (has_match) {
      result.unproved["no theorem applies"] += match->weight;
      result.first.push_back(std::move(*match++));
    } else {
      result.proved += proof->weight;
      result.first.push_back(std::move(*proof++));
    }
  }
  return result;
}

}  // namespace brouncker
