// certificate() of a "no": each k:l by growth, by the roots of det, or by the systems that were solved.
#include "engine/prove/certificate.hpp"
#include "engine/prove/certificate_parts.hpp"
#include "engine/prove/find/root_parity.hpp"
#include "engine/prove/statements/bounds.hpp"

#include <algorithm>

namespace brouncker {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const StepRatio& steps) { return Json::array({std::to_string(steps.k), std::to_string(steps.l)}); }

Json json_of(const std::vector<long>& positions) {
  Json result = Json::array();
  for (const long p : positions) result.push_back(std::to_string(p));
  return result;
}

std::vector<long> positions(const std::vector<Orbit>& orbits, const Polynomial& base) {
  const auto at = std::ranges::find(orbits, base, &Orbit::base);
  return at == orbits.end() ? std::vector<long>{} : at->positions;
}

/// The classes of two lists of roots.
Json classes(const std::vector<Orbit>& from, const std::vector<Orbit>& to) {
  Json result = Json::array();
  const auto add = [&](const Polynomial& base) {
    result.push_back(Json{{"base", json_of(base)}, {"from", json_of(positions(from, base))}, {"to", json_of(positions(to, base))}});
  };
  for (const Orbit& orbit : from) add(orbit.base);
  for (const Orbit& orbit : to)
    if (std::ranges::find(from, orbit.base, &Orbit::base) == from.end()) add(orbit.base);
  return result;
}

/// A class with an odd number of roots; nullopt where there is none.
std::optional<Json> odd_class(const Json& all) {
  const auto at =
      std::ranges::find_if(all, [](const Json& each) { return (each.at("from").size() + each.at("to").size()) % 2 != 0; });
  return at == all.end() ? std::nullopt : std::optional<Json>(*at);
}

Json json_of(const Fold& fold) {
  return Json{{"a", json_of(fold.part.a)}, {"b", json_of(fold.part.b)}, {"first", std::to_string(fold.first)}};
}

Json json_of(const RefutedAnsatz& system) {
  const GaugeAnsatz& ansatz = system.ansatz;
  return Json{{"sign", std::to_string(ansatz.sign)},
              {"shift", std::to_string(ansatz.shift)},
              {"s", Json::array({json_of(ansatz.s_numerator), json_of(ansatz.s_denominator)})},
              {"denominator", json_of(ansatz.denominator)},
              {"degrees", Json::array({std::to_string(ansatz.degree_upper), std::to_string(ansatz.degree_lower)})},
              {"modulus", std::to_string(system.prime)}};
}

Json none(const StepRatio& steps, std::string reason) {
  return Json{{"kind", "none"}, {"steps", Json::array({json_of(steps)})}, {"reason", std::move(reason)}};
}

Json by_roots(const Pcf& from, const Pcf& to, const StepRatio& steps) {
  const auto x = root_classes(from.b, steps.k), y = root_classes(to.b, steps.l);
  const auto odd = x && y ? odd_class(classes(*x, *y)) : std::nullopt;
  if (!odd) return none(steps, "the roots lie too far apart");
  return Json{{"kind", "roots"}, {"steps", Json::array({json_of(steps)})}, {"class", *odd}};
}

Json by_matrix(const Pcf& from, const Pcf& to, const RefutedSteps& refuted) {
  Json result{{"kind", "matrix"}, {"steps", Json::array({json_of(refuted.steps)})}};
  if (refuted.from) result["from"] = json_of(*refuted.from);
  if (refuted.to) result["to"] = json_of(*refuted.to);
  const auto x = orbits_of(refuted.from ? refuted.from->part.b : from.b), y = orbits_of(refuted.to ? refuted.to->part.b : to.b);
  if (!x || !y) return none(refuted.steps, "the roots lie too far apart");
  result["roots"] = classes(x->orbits, y->orbits);
  result["systems"] = Json::array();
  for (const RefutedAnsatz& system : refuted.systems) result["systems"].push_back(json_of(system));
  return result;
}

/// All k:l that are in no other ground.
Json by_growth(const std::vector<RefutedSteps>& refuted) {
  Json steps = Json::array();
  for (long k = 1; k <= kMaxFold; ++k)
    for (long l = 1; l <= kMaxFold; ++l)
      if (std::ranges::find(refuted, StepRatio{k, l}, &RefutedSteps::steps) == refuted.end())
        steps.push_back(json_of(StepRatio{k, l}));
  return Json{{"kind", "growth"}, {"steps", std::move(steps)}};
}

}  // namespace

Json certificate(const Pcf& from, const Pcf& to, const std::vector<RefutedSteps>& refuted) {
  Json grounds = Json::array();
  for (const RefutedSteps& each : refuted)
    grounds.push_back(each.by_roots ? by_roots(from, to, each.steps) : by_matrix(from, to, each));
  if (Json growth = by_growth(refuted); !growth.at("steps").empty()) grounds.push_back(std::move(growth));
  Json result = certificate_head(from);
  result["end"] = Json{{"kind", "no-equivalence"},
                       {"a", json_of(to.a)},
                       {"b", json_of(to.b)},
                       {"most_steps", std::to_string(kMaxFold)},
                       {"grounds", std::move(grounds)}};
  return result;
}

}  // namespace brouncker
