#include "engine/prove/check/convergence.hpp"

#include "engine/prove/check/reader.hpp"
#include "engine/prove/statements/dominance.hpp"

#include <algorithm>
#include <string_view>

namespace brouncker::certificates {
namespace {

using nlohmann::json;

dominance::Speed speed_of(const json& object) {
  const std::string name = text(object, "speed");
  const auto found = std::ranges::find(dominance::kSpeedNames, name);
  require(found != std::ranges::end(dominance::kSpeedNames), "a convergence of unknown speed");
  return static_cast<dominance::Speed>(found - std::ranges::begin(dominance::kSpeedNames));
}

dominance::Growth read(const json& object) {
  using enum dominance::Speed;
  dominance::Growth g;
  g.speed = speed_of(object);
  if (g.speed == falling) require_fields(object, {"speed", "bound", "denominator", "from"});
  else if (g.speed == rising)
    require_fields(object, {"speed", "bound", "denominator", "from", "rate", "above", "above_denominator"});
  else require_fields(object, {"speed", "bound", "denominator", "from", "rate"});
  g.bound = polynomial(object.at("bound"), "bound");
  g.denominator = integer(object.at("denominator"), "denominator");
  const Integer from = integer(object.at("from"), "from");
  require(from >= 0 && from <= dominance::kMostFrom, "\"from\" is out of range");
  g.from = static_cast<long>(from);
  if (g.speed == falling) return g;
  const json& rate = object.at("rate");
  require(rate.is_array() && rate.size() == 2, "\"rate\" does not have two entries");
  g.top = integer(rate[0], "rate"), g.bottom = integer(rate[1], "rate");
  if (g.speed != rising) return g;
  g.above = polynomial(object.at("above"), "above");
  g.above_denominator = integer(object.at("above_denominator"), "above_denominator");
  return g;
}

void check_one(const json& fraction, const json& convergence) {
  const Pcf given = pcf(fraction), positive = given.a.leading() < 0 ? Pcf{-given.a, given.b} : given;
  require(dominance::holds(positive, read(convergence)), "the inequalities of \"convergence\" do not hold");
}

}  // namespace

void check_convergence(const json& certificate, const json& convergence) {
  const json& steps = certificate.at("steps");
  require(convergence.is_array() && convergence.size() == steps.size() + 1, "\"convergence\" does not have one entry a fraction");
  check_one(certificate, convergence[0]);
  for (std::size_t i = 0; i < steps.size(); ++i) check_one(steps[i], convergence[i + 1]);
}

}  // namespace brouncker::certificates
