#include "results/families/json.hpp"

namespace brouncker {

nlohmann::ordered_json family_json(const FamilyRow& r) {
  return {{"family", r.family},
          {"name", r.name},
          {"status", r.status},
          {"parameters", r.parameters},
          {"a", r.a},
          {"b", r.b},
          {"a_to", r.a_to},
          {"b_to", r.b_to},
          {"s", r.s},
          {"matrix", {r.n11, r.n12, r.n21, r.n22}},
          {"denominator", r.denominator},
          {"exceptional", r.exceptional},
          {"relations", r.relations},
          {"example", {r.example, r.example_to}},
          {"members_outside_box", r.members_checked},
          {"members_agreed", r.members_agreed},
          {"path", r.path}};
}

nlohmann::ordered_json anchored_json(const AnchoredRow& r) {
  using nlohmann::ordered_json;
  return {{"family", r.family},
          {"name", r.name},
          {"constant", r.constant},
          {"status", r.status},
          {"a", r.a},
          {"b", r.b},
          {"closed_form", r.closed_form},
          {"formulas", r.formulas},
          {"coordinates", ordered_json::parse(r.coordinates)},
          {"lattice", ordered_json::parse(r.lattice)},
          {"steps", ordered_json::parse(r.steps)},
          {"members", ordered_json::parse(r.members)}};
}

}  // namespace brouncker
