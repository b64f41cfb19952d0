#include "engine/families/parameters_of_state.hpp"

#include "engine/linear/rational_echelon.hpp"
#include "engine/number/rational_roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

using Known = std::vector<std::optional<Rational>>;

/// One parameter that is not known yet, from the first coordinate that depends on it: its roots where all are rational.
std::vector<std::vector<Rational>> completed(const Surface& surface, const std::vector<Rational>& parameters, std::size_t unknown,
                                             const Known& coordinates) {
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
std::vector<std::vector<Rational>> solve_surface(const AffineFamily& family, const Known& coordinates) {
  const Surface& surface = *family.surface;
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
std::optional<std::vector<Rational>> solve_flat(const AffineFamily& family, const Known& coordinates) {
  const std::size_t unknowns = family.parameters();
  std::vector<std::vector<Rational>> rows;
  for (std::size_t k = 0; k < coordinates.size(); ++k) {
    if (!coordinates[k]) continue;
    rows.emplace_back();
    for (const auto& direction : family.directions) rows.back().push_back(direction[k]);
    rows.back().push_back(*coordinates[k] - family.origin[k]);
  }
  return unique_solution(rows, unknowns);
}

std::vector<std::vector<Rational>> solve(const AffineFamily& family, const Known& coordinates) {
  if (family.surface) return solve_surface(family, coordinates);
  auto flat = solve_flat(family, coordinates);
  if (!flat) return {};
  return {*std::move(flat)};
}

}  // namespace

std::vector<std::vector<Rational>> parameters_of_state(const AffineFamily& family, const State& state) {
  std::vector<std::vector<Rational>> result;
  if (family.system.a.degree() + 1 != static_cast<int>(state.a.size()) ||
      family.system.b.degree() + 1 != static_cast<int>(state.b.size()))
    return result;
  for (const Known& coordinates : coordinates_of_state(family.frame, state))
    for (auto& parameters : solve(family, coordinates)) {
      const std::vector<Rational> a = family.system.a.at(parameters), b = family.system.b.at(parameters);
      if (a.empty() || b.size() != state.b.size()) continue;
      const State here = state_of(a, b);
      if (here.a == state.a && here.b == state.b) result.push_back(std::move(parameters));
    }
  return result;
}

}  // namespace brouncker
