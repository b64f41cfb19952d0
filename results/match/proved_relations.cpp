#include "results/match/proved_relations.hpp"

#include "engine/prove/certificate.hpp"
#include "formulas/json.hpp"
#include "results/match/classes.hpp"

namespace brouncker {
namespace {

void prove(const Pcf& from, const Pcf& to, StoredRelation& relation) {
  const GaugeResult found = gauge_between(from, to);
  if (!found.gauge) relation.reason = found.reason;
  else if (found.gauge->relation != relation.hit.relation.map())
    relation.reason = "the equivalence gives another relation: the limits are rational or quadratic";
  else relation.certificate = json_text(certificate(*found.gauge));
}

}  // namespace

std::vector<StoredRelation> prove_relations(const sqlite::Database& database, std::vector<PairHit> hits) {
  std::vector<StoredRelation> relations;
  FormulaReader rows(database);
  for (PairHit& hit : hits) {
    StoredRelation& relation = relations.emplace_back(StoredRelation{std::move(hit), {}, {}});
    prove(rows.formula(relation.hit.id), rows.formula(relation.hit.other), relation);
  }
  return relations;
}

}  // namespace brouncker
