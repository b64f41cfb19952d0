/// Relations between limits through the gauge solver.
#pragma once

#include "engine/match/pairs.hpp"
#include "results/match/contradiction.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// A relation between the limits L of row `hit.id` and L' of row `hit.other`.
struct StoredRelation {
  PairHit hit;
  /// The certificate of the equivalence (engine/prove/certificate.hpp), one line of JSON; empty where there is none.
  std::string certificate;
  /// Why not, where it is empty.
  std::string reason;
  bool proved() const { return !certificate.empty(); }
};

struct ProvedRelations {
  std::vector<StoredRelation> relations;
  std::vector<Contradiction> contradictions;  ///< relations that the stored limits deny, two for each: none is expected
};

/// gauge_between(), folded_gauge_between() for folds, for the two formulas of each relation; the Moebius map that follows from it has to be the one that was found.
/// In the order given. Cost: about 200 us a relation.
ProvedRelations prove_relations(const sqlite::Database& database, std::vector<PairHit> hits);

}  // namespace brouncker
