#include "results/proved_relations.hpp"

#include "engine/prove/certificate.hpp"
#include "engine/search/parallel.hpp"
#include "engine/stage.hpp"
#include "results/match_classes.hpp"

namespace brouncker {
namespace {

void prove(const Pcf& from, const Pcf& to, StoredRelation& relation) {
  const GaugeResult found = gauge_between(from, to);
  if (!found.gauge) relation.reason = found.reason;
  else if (found.gauge->relation != relation.hit.relation.map()) relation.reason = "the equivalence gives another relation: the limits are rational or quadratic";
  else relation.certificate = certificate(*found.gauge).dump();
}

}  // namespace

ProvedRelations prove_relations(const sqlite::Database& database, std::vector<PairHit> hits, int threads, const std::atomic<bool>* stop) {
  const double begin = process_cpu_seconds();
  struct Pair {
    Pcf from, to;
  };
  std::vector<Pair> pairs;
  ProvedRelations result;
  FormulaReader rows(database);
  for (PairHit& hit : hits) {
    pairs.push_back({rows.formula(hit.id), rows.formula(hit.other)});
    result.relations.push_back({std::move(hit), {}, {}});
  }
  parallel_blocks(pairs.size(), 32, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last && !(stop && stop->load()); ++i) prove(pairs[i].from, pairs[i].to, result.relations[i]);
  });
  for (const StoredRelation& relation : result.relations)
    if (relation.proved()) ++result.proved;
    else ++result.unproved[relation.reason];
  result.cpu_seconds = process_cpu_seconds() - begin;
  return result;
}

}  // namespace brouncker
