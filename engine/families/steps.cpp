#include "engine/families/steps.hpp"

#include "engine/families/parameters_of_state.hpp"

#include <algorithm>
#include <map>

namespace brouncker {

std::vector<State> images(const AffineFamily& family, const State& state) {
  std::vector<State> result;
  for (const auto& parameters : parameters_of_state(family, state)) {
    const std::vector<Rational> a_to = family.system.a_to.at(parameters), b_to = family.system.b_to.at(parameters);
    if (a_to.size() != state.a.size() || b_to.size() != state.b.size()) continue;
    result.push_back(state_of(a_to, b_to, Rational(state.centre - from_state(family, parameters).centre)));
  }
  return result;
}

void Moves::add(std::size_t number, const AffineFamily& family, const std::optional<AffineFamily>& inverse) {
  entries_.push_back({number, family, inverse});
}

std::vector<std::size_t> Moves::path(const State& from, const State& to) const {
  const std::string goal = to.key();
  if (from.key() == goal) return {};
  std::map<std::string, std::size_t> first;
  const auto spread = [&](const State& start, auto&& visit) {
    for (const Entry& e : entries_) {
      for (const State& next : images(e.forward, start))
        if (visit(next, e.number)) return true;
      if (!e.backward) continue;
      for (const State& next : images(*e.backward, start))
        if (visit(next, e.number)) return true;
    }
    return false;
  };
  std::vector<std::size_t> result;
  spread(from, [&](const State& next, std::size_t number) {
    const std::string key = next.key();
    first.emplace(key, number);
    if (key == goal) result = {number};
    return !result.empty();
  });
  if (!result.empty()) return result;
  // Moves have inverses: what the goal reaches in one move reaches the goal.
  const std::string start = from.key();
  spread(to, [&](const State& next, std::size_t number) {
    if (next.key() == start) {
      result = {number};
      return true;
    }
    const auto met = first.find(next.key());
    if (met != first.end()) result = {met->second, number};
    return !result.empty();
  });
  return result;
}

}  // namespace brouncker
