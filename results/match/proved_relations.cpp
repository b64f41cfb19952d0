#include "results/match/proved_relations.hpp"

#include "engine/prove/certificate.hpp"
#include "engine/prove/find/folded_gauge.hpp"
#include "formulas/json.hpp"
#include "results/match/classes.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr const char* kOtherRelation = "the equivalence gives another relation: the limits are rational or quadratic";

void prove_fold(const Pcf& from, const Pcf& to, StoredRelation& stored) {
  const FoldedGauge found = folded_gauge_between(from, to);
  if (found.verdict != Verdict::yes) stored.reason = found.reason;
  else if (relation(found.path) != stored.hit.relation.map()) stored.reason = kOtherRelation;
  else stored.certificate = json_text(certificate(from, found.path));
}

void prove(const Pcf& from, const Pcf& to, StoredRelation& relation) {
  if (relation.hit.method == "fold") return prove_fold(from, to, relation);
  const GaugeResult found = gauge_between(from, to);
  if (!found.gauge) relation.reason = found.reason;
  else if (found.gauge->relation != relation.hit.relation.map()) relation.reason = kOtherRelation;
  else relation.certificate = json_text(certificate(*found.gauge));
}

/// One of the two formulas of a relation that their limits deny.
Contradiction denied(const StoredRelation& relation, std::uint64_t id, const StoredLimit& limit) {
  const LimitRelation& r = relation.hit.relation;
  return {id,
          1,
          fmt::format("{} + {} L' + {} L + {} L L' = 0 for L of {}, L' of {}", r.a.str(), r.b.str(), r.c.str(), r.d.str(),
                      relation.hit.id, relation.hit.other),
          limit.value,
          relation.proved() ? ClaimStatus::proved : ClaimStatus::conjectured,
          std::string(relation.hit.method)};
}

}  // namespace

ProvedRelations prove_relations(const sqlite::Database& database, std::vector<PairHit> hits) {
  ProvedRelations result;
  FormulaReader rows(database);
  for (PairHit& hit : hits) {
    StoredRelation relation{std::move(hit), {}, {}};
    const StoredFormula from = rows.formula(relation.hit.id), to = rows.formula(relation.hit.other);
    prove(from.pcf, to.pcf, relation);
    if (agreement(relation.hit.relation, from.limit, to.limit) == Agreement::no) {
      result.contradictions.push_back(denied(relation, relation.hit.id, from.limit));
      result.contradictions.push_back(denied(relation, relation.hit.other, to.limit));
    } else {
      result.relations.push_back(std::move(relation));
    }
  }
  return result;
}

}  // namespace brouncker
