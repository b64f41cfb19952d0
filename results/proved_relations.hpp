/// Relations between limits through the gauge solver.
#pragma once

#include "engine/match/pairs.hpp"
#include "results/sqlite.hpp"

#include <atomic>
#include <map>

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
  std::vector<StoredRelation> relations;           ///< in the order given
  std::uint64_t proved = 0;
  std::map<std::string, std::uint64_t> unproved;   ///< by reason
  double cpu_seconds = 0;
};

/// gauge_between() for the two formulas of each relation; the Moebius map that follows from it has to be the one that was found.
/// Cost: about 200 us a relation.
ProvedRelations prove_relations(const sqlite::Database& database, std::vector<PairHit> hits, int threads, const std::atomic<bool>* stop);

}  // namespace brouncker
