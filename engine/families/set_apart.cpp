#include "engine/families/set_apart.hpp"

#include "engine/families/reflection_family.hpp"

#include <algorithm>

namespace brouncker {

bool is_same_recurrence(const AffineFamily& family) {
  const auto parameters = general_parameters(family.parameters(), 11);
  return from_state(family, parameters).key() == to_state(family, parameters).key();
}

void set_apart(FamilySet& set) {
  const std::size_t number = set.families.size();  // that of theorem R, if it comes
  Family theorem = reflection_family();
  for (Family& family : set.families) {
    if (is_same_recurrence(family.affine)) family.status = FamilyStatus::same_recurrence, family.path.clear();
    if (family.status != FamilyStatus::proved || !reflection_step(family.affine)) continue;
    family.status = FamilyStatus::special_case;
    family.path = {number};
    theorem.relations.insert(theorem.relations.end(), family.relations.begin(), family.relations.end());
  }
  for (RelationPlace& place : set.places) {
    if (place.kind != RelationPlace::Kind::family) continue;
    const FamilyStatus status = set.families[place.family].status;
    if (status == FamilyStatus::same_recurrence) place.kind = RelationPlace::Kind::same_recurrence;
    if (status == FamilyStatus::special_case) place.path = {place.family}, place.family = number;
  }
  std::ranges::sort(theorem.relations);
  if (!theorem.relations.empty()) set.families.push_back(std::move(theorem));
}

}  // namespace brouncker
