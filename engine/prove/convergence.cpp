#include "engine/prove/convergence.hpp"

#include "engine/prove/check/reader.hpp"
#include "engine/prove/find/dominance.hpp"

namespace brouncker {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Polynomial& p) {
  Json result = Json::array();
  for (const Integer& c : p.descending()) result.push_back(c.str());
  return result;
}

Json json_of(const dominance::Growth& g) {
  using enum dominance::Speed;
  Json result{{"speed", dominance::kSpeedNames[static_cast<std::size_t>(g.speed)]},
              {"bound", json_of(g.bound)},
              {"denominator", g.denominator.str()},
              {"from", std::to_string(g.from)}};
  if (g.speed != falling) result["rate"] = Json::array({g.top.str(), g.bottom.str()});
  if (g.speed == rising) result["above"] = json_of(g.above), result["above_denominator"] = g.above_denominator.str();
  return result;
}

}  // namespace

nlohmann::ordered_json with_convergence(nlohmann::ordered_json certificate) {
  const nlohmann::json plain(certificate);
  Json all = Json::array();
  const auto add = [&](const nlohmann::json& fraction) {
    const Pcf pcf = certificates::pcf(fraction);
    const auto growth = dominance::growth_of(pcf.a.leading() < 0 ? Pcf{-pcf.a, pcf.b} : pcf);
    if (growth) all.push_back(json_of(*growth));
  };
  add(plain);
  for (const nlohmann::json& step : plain.at("steps")) add(step);
  if (all.size() == plain.at("steps").size() + 1) certificate["convergence"] = std::move(all);
  return certificate;
}

}  // namespace brouncker
