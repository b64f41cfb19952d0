#include "engine/families/steps.hpp"

#include "engine/hypergeometric/parameters.hpp"
#include "engine/linear/rational_echelon.hpp"
#include "engine/number/rational_roots.hpp"
#include "formulas/rational_sqrt.hpp"

#include <algorithm>
#include <map>

namespace brouncker {
namespace {

using Coefficients = std::vector<Rational>;
using Values = std::map<std::string, Rational>;
using Heads = FrameKind::Heads;

Coefficients times(Coefficients p, const Rational& factor) {
  for (Rational& c : p) c *= factor;
  return p;
}

Rational centre_of(const Coefficients& p) {
  const std::size_t n = p.size() - 1;
  return n == 0 ? Rational(0) : Rational(-p[n - 1] / (p[n] * static_cast<long>(n)));
}

/// What the heads say of the coordinates: several possibilities.
std::vector<Values> head_values(const AffineFamily& family, const State& x) {
  const std::size_t s = x.a.size() - 1;
  if (s == 0) return {{{"c", x.a[0]}}};
  switch (family.kind.heads) {
    case Heads::square: {
      const auto root = s == 1 && x.b.size() == 3 ? rational_sqrt(1 + 4 * x.b[2]) : std::nullopt;
      if (!root || *root == 0) return {};
      return {{{"z", (1 / *root - 1) / 2}}};
    }
    case Heads::roots: {
      const auto g = s == 2 ? rational_sqrt(-x.a[0]) : std::nullopt;
      if (!g) return {};
      return {{{"g", *g}}, {{"g", -*g}}};
    }
    case Heads::based: return {{}};
    case Heads::plain: break;
  }
  Values values;
  for (std::size_t k = 0; k + 2 <= s; ++k) values["t" + (s == 2 ? "" : std::to_string(s - 1 - k))] = x.a[k];
  return {values};
}

void add_plain_b(Values& values, const State& x) {
  const std::size_t t = x.b.size() - 1, s = x.a.size() - 1;
  for (std::size_t k = 0; k < t; ++k) {
    if (s == 0 && k + 1 == t) continue;
    values[t == 1 || k == 0 ? "p" : t == 2 ? "q" : "p" + std::to_string(k)] = x.b[k] / x.b.back();
  }
}

/// The values of the coordinates of a and b at a state, in all ways.
std::vector<Values> coordinate_values(const AffineFamily& family, const State& x) {
  std::vector<Values> result;
  for (Values values : head_values(family, x)) {
    values["B"] = x.b.back();
    if (!family.kind.roots) {
      add_plain_b(values, x);
      result.push_back(values);
      continue;
    }
    if (x.b.size() < 2) continue;
    Coefficients b = x.b;
    b[0] -= family.kind.kappa * b.back() * b.back();
    std::vector<Rational> roots = rational_roots_of(b);
    for (Rational& r : roots) r = -r;
    std::ranges::sort(roots);
    if (roots.empty()) continue;
    do {
      constexpr std::string_view kNames[] = {"p", "q", "r", "v"};
      for (std::size_t k = 0; k < roots.size(); ++k)
        values[k < std::size(kNames) ? std::string(kNames[k]) : "r" + std::to_string(k)] = roots[k];
      if (family.kind.heads == Heads::based && x.a.size() == 3)
        values["T"] = x.a[0] + roots[family.kind.base] * roots[family.kind.base];
      result.push_back(values);
    } while (std::ranges::next_permutation(roots).found);
  }
  return result;
}

/// One parameter that is not known yet, from the first coordinate that depends on it: its roots where all are rational.
std::vector<std::vector<Rational>> completed(const Surface& surface, const std::vector<Rational>& parameters, std::size_t unknown,
                                             const std::vector<std::optional<Rational>>& coordinates) {
  std::vector<ParameterPoly> replacements{ParameterPoly()};
  for (std::size_t i = 0; i < parameters.size(); ++i)
    replacements.push_back(i == unknown ? ParameterPoly::variable(0) : ParameterPoly(parameters[i]));
  for (std::size_t k = 0; k < coordinates.size(); ++k) {
    if (!coordinates[k]) continue;
    const ParameterPoly equation = surface.coordinates[k].substituted(replacements) - ParameterPoly(*coordinates[k]);
    if (equation.degree() < 1) continue;
    std::vector<std::vector<Rational>> result;
    for (const Rational& root : rational_roots_of(equation.at({}))) {
      result.push_back(parameters);
      result.back()[unknown] = root;
    }
    return result;
  }
  return {};
}

/// Coordinates of the second PCF are not known: they have to follow from the others, all but one.
std::vector<std::vector<Rational>> solve_surface(const AffineFamily& family, const Values& values) {
  const Surface& surface = *family.surface;
  std::vector<std::optional<Rational>> coordinates;
  for (const std::string& name : family.coordinates) {
    const auto value = values.find(name);
    coordinates.push_back(value == values.end() ? std::nullopt : std::optional(value->second));
  }
  std::vector<Rational> now;
  for (const auto& x : coordinates) now.push_back(x.value_or(Rational(0)));
  for (const Surface::Step& step : surface.steps) {
    for (const auto& [e, c] : step.divisor.terms())
      for (std::size_t k = 1; k < e.size(); ++k)
        if (e[k] > 0 && !coordinates[k - 1]) return {};
    const auto divisor = step.divisor.at(now);
    if (divisor.empty()) return {};
    now[step.variable - 1] /= divisor[0];
  }
  std::vector<Rational> result;
  std::vector<std::size_t> unknown;
  for (const std::size_t k : surface.kept) {
    if (!coordinates[k]) unknown.push_back(result.size());
    result.push_back(now[k]);
  }
  if (unknown.empty()) return {result};
  if (unknown.size() > 1) return {};
  return completed(surface, result, unknown[0], coordinates);
}

/// The parameters of a flat family at which the known coordinates have these values; nullopt where there are none, or more than
/// one.
std::optional<std::vector<Rational>> solve_flat(const AffineFamily& family, const Values& values) {
  const std::size_t unknowns = family.parameters();
  std::vector<std::vector<Rational>> rows;
  for (std::size_t k = 0; k < family.coordinates.size(); ++k) {
    const auto known = values.find(family.coordinates[k]);
    if (known == values.end()) continue;
    rows.emplace_back();
    for (const auto& direction : family.directions) rows.back().push_back(direction[k]);
    rows.back().push_back(known->second - family.origin[k]);
  }
  return unique_solution(rows, unknowns);
}

std::vector<std::vector<Rational>> solve(const AffineFamily& family, const Values& values) {
  if (family.surface) return solve_surface(family, values);
  auto flat = solve_flat(family, values);
  if (!flat) return {};
  return {*std::move(flat)};
}

}  // namespace

std::string State::key() const {
  std::string text = centre.str();
  for (const auto* p : {&a, &b}) {
    text += '|';
    for (const Rational& c : *p) text += c.str() + ',';
  }
  return text;
}

State state_of(const Coefficients& a, const Coefficients& b, const Rational& origin) {
  Rational scale = 1;
  if (a.size() > 1) scale = 1 / a.back();
  else if (const auto root = rational_sqrt(b.back()); root && *root != 0) scale = 1 / *root;
  const Rational centre = centre_of(a.size() > 1 ? a : b);
  return {shifted(times(a, scale), centre), shifted(times(b, Rational(scale * scale)), centre), fraction_part(origin + centre)};
}

State state_of(const Pcf& pcf) {
  Coefficients a, b;
  for (const Integer& c : pcf.a.ascending()) a.emplace_back(c);
  for (const Integer& c : pcf.b.ascending()) b.emplace_back(c);
  return state_of(a, b);
}

State from_state(const AffineFamily& family, std::span<const Rational> parameters) {
  return state_of(family.system.a.at(parameters), family.system.b.at(parameters));
}

State to_state(const AffineFamily& family, std::span<const Rational> parameters) {
  return state_of(family.system.a_to.at(parameters), family.system.b_to.at(parameters));
}

std::vector<std::vector<Rational>> parameters_of_state(const AffineFamily& family, const State& state) {
  std::vector<std::vector<Rational>> result;
  if (family.system.a.degree() + 1 != static_cast<int>(state.a.size()) ||
      family.system.b.degree() + 1 != static_cast<int>(state.b.size()))
    return result;
  for (const Values& values : coordinate_values(family, state))
    for (auto& parameters : solve(family, values)) {
      const Coefficients a = family.system.a.at(parameters), b = family.system.b.at(parameters);
      if (a.empty() || b.size() != state.b.size()) continue;
      const State here = state_of(a, b);
      if (here.a == state.a && here.b == state.b) result.push_back(std::move(parameters));
    }
  return result;
}

std::vector<State> images(const AffineFamily& family, const State& state) {
  std::vector<State> result;
  for (const auto& parameters : parameters_of_state(family, state)) {
    const Coefficients a_to = family.system.a_to.at(parameters), b_to = family.system.b_to.at(parameters);
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

std::vector<Rational> general_parameters(std::size_t count, std::uint64_t seed) {
  std::vector<Rational> result;
  const std::uint64_t primes[] = {10007, 10009, 10037, 10039, 10061, 10067, 10069, 10079};
  const Words words = random_words(seed, count);
  for (std::size_t i = 0; i < count; ++i)
    result.emplace_back(Rational(static_cast<long>(words[i] % 90000 + 10008)) / Rational(static_cast<long>(primes[i % 8])));
  return result;
}

}  // namespace brouncker
