#include "results/match/related_classes.hpp"

namespace brouncker {

std::vector<PairHit> between_members(std::vector<PairHit> hits, const FormulaClasses& classes, const sqlite::Database& database) {
  std::vector<PairHit> relations;
  FormulaReader rows(database);
  for (PairHit& hit : hits) {
    const std::uint64_t id = classes.member(classes.first_member(hit.id)).id;
    const std::uint64_t other = classes.member(classes.first_member(hit.other)).id;
    const auto relation = transported(hit.relation.map(), class_form(rows.formula(id).pcf), class_form(rows.formula(other).pcf));
    if (!relation) continue;
    hit.relation = *relation;
    hit.id = id;
    hit.other = other;
    relations.push_back(std::move(hit));
  }
  return relations;
}

}  // namespace brouncker
