#include "results/families/json.hpp"

#include "formulas/print.hpp"

namespace brouncker {
namespace {

using nlohmann::ordered_json;

ordered_json pair_json(const Pcf& pcf) { return {to_plain(pcf.a), to_plain(pcf.b)}; }
Pcf pair_from(const StoredJson& pair) {
  const auto ab = pair.list(2);
  return stored_pcf(ab[0].text(), ab[1].text(), pair.place());
}

Moebius map_from(const StoredJson& map) {
  std::vector<Integer> m;
  for (const StoredJson& entry : map.list(4)) m.push_back(stored_integer(entry.text(), entry.place()));
  return {m[0], m[1], m[2], m[3]};
}

LatticeStep step_from(const StoredJson& step) {
  return {pair_from(step.at("from")), pair_from(step.at("to")), map_from(step.at("map"))};
}

}  // namespace

ordered_json lattice_json(const AnchoredRow& row) {
  ordered_json rows = ordered_json::array();
  for (const auto& each : row.lattice) {
    rows.push_back(ordered_json::array());
    for (const Rational& x : each) rows.back().push_back(x.str());
  }
  return rows;
}

std::vector<std::vector<Rational>> lattice_from(const StoredJson& rows) {
  std::vector<std::vector<Rational>> result;
  for (const StoredJson& row : rows.list()) {
    result.emplace_back();
    for (const StoredJson& x : row.list()) result.back().push_back(stored_rational(x.text(), x.place()));
  }
  return result;
}

ordered_json steps_json(const AnchoredRow& row) {
  ordered_json rows = ordered_json::array();
  for (const auto& each : row.steps) {
    rows.push_back(ordered_json::array());
    for (const LatticeStep& step : each) {
      const Moebius& m = step.map;
      rows.back().push_back(
          {{"from", pair_json(step.from)}, {"to", pair_json(step.to)}, {"map", {m.p.str(), m.q.str(), m.r.str(), m.s.str()}}});
    }
  }
  return rows;
}

std::vector<std::vector<LatticeStep>> steps_from(const StoredJson& rows) {
  std::vector<std::vector<LatticeStep>> result;
  for (const StoredJson& row : rows.list()) {
    result.emplace_back();
    for (const StoredJson& step : row.list()) result.back().push_back(step_from(step));
  }
  return result;
}

ordered_json members_json(const AnchoredRow& row) {
  ordered_json result = ordered_json::array();
  for (const LatticeMember& member : row.members)
    result.push_back({to_plain(member.pcf.a), to_plain(member.pcf.b), member.closed_form});
  return result;
}

std::vector<LatticeMember> members_from(const StoredJson& list) {
  std::vector<LatticeMember> result;
  for (const StoredJson& member : list.list()) {
    const auto of = member.list(3);
    result.push_back({stored_pcf(of[0].text(), of[1].text(), member.place()), stored_expression(of[2].text(), member.place())});
  }
  return result;
}

ordered_json place_json(const MemberPlace& place) {
  ordered_json parameters = ordered_json::array();
  for (const Rational& x : place.parameters) parameters.push_back(x.str());
  const Moebius& m = place.map;
  return {{"parameters", parameters},
          {"shift", {place.from.shift.str(), place.to.shift.str()}},
          {"scale", {place.from.scale.str(), place.to.scale.str()}},
          {"map", {m.p.str(), m.q.str(), m.r.str(), m.s.str()}}};
}

MemberPlace place_from(const StoredJson& json) {
  MemberPlace place;
  const auto rationals = [](const std::vector<StoredJson>& list) {
    std::vector<Rational> result;
    for (const StoredJson& x : list) result.push_back(stored_rational(x.text(), x.place()));
    return result;
  };
  place.parameters = rationals(json.at("parameters").list());
  const auto shifts = rationals(json.at("shift").list(2)), scales = rationals(json.at("scale").list(2));
  place.from = {shifts[0], scales[0]}, place.to = {shifts[1], scales[1]};
  place.map = map_from(json.at("map"));
  return place;
}

std::span<const std::string> integers_of(const FamilyRow& row) { return std::span(row.parameters).last(row.integers); }

nlohmann::ordered_json family_json(const FamilyRow& r) {
  return {{"family", r.family},
          {"name", r.name.text()},
          {"status", r.status_name()},
          {"constant", r.constant},
          {"parameters", r.parameters},
          {"integers", integers_of(r)},
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
          {"example_place", place_json(r.example_place)},
          {"members_outside_box", r.members_checked},
          {"members_agreed", r.members_agreed},
          {"path", r.path}};
}

nlohmann::ordered_json anchored_json(const AnchoredRow& r) {
  return {{"family", r.family},
          {"name", r.name.text()},
          {"constant", r.constant},
          {"status", name(r.status)},
          {"a", r.a},
          {"b", r.b},
          {"closed_form", r.closed_form},
          {"formulas", r.formulas},
          {"coordinates", r.coordinates},
          {"lattice", lattice_json(r)},
          {"steps", steps_json(r)},
          {"members", members_json(r)}};
}

}  // namespace brouncker
