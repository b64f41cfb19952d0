#include "engine/families/lattice.hpp"

#include "engine/linear/hermite.hpp"
#include "engine/number/rational_roots.hpp"
#include "engine/prove/equivalent.hpp"
#include "formulas/print.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Coordinates = std::vector<Rational>;
using Lattice = std::vector<std::vector<Integer>>;

/// The simplest first: by the sum of the coefficients' sizes, then by the text.
bool simpler(const Pcf& x, const Pcf& y) {
  const auto size = [](const Pcf& pcf) {
    Integer sum = 0;
    for (const Polynomial* p : {&pcf.a, &pcf.b})
      for (const Integer& c : p->ascending()) sum += abs(c);
    return sum;
  };
  const Integer sx = size(x), sy = size(y);
  return sx != sy ? sx < sy : to_plain(x) < to_plain(y);
}

/// Classes under gauge equivalence, each with its simplest member first.
std::vector<std::vector<std::size_t>> classes_of(std::span<const Pcf> formulas) {
  std::vector<std::size_t> order(formulas.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::size_t x, std::size_t y) { return simpler(formulas[x], formulas[y]); });
  std::vector<std::vector<std::size_t>> classes;
  for (const std::size_t i : order) {
    const auto home = std::ranges::find_if(classes, [&](const auto& members) {
      return gauge_between(formulas[members.front()], formulas[i]).verdict == Verdict::yes;
    });
    if (home == classes.end()) classes.push_back({i});
    else home->push_back(i);
  }
  return classes;
}

/// Differences to the base, the roots in the order in which they differ by integers; nullopt where they do not.
std::optional<std::vector<Integer>> difference(const Coordinates& base, Coordinates other) {
  const auto begin = other.begin() + 1;
  std::sort(begin, other.end());
  do {
    std::vector<Integer> result;
    for (std::size_t k = 0; k < other.size(); ++k) {
      const Rational d = other[k] - base[k];
      if (denominator(d) == 1) result.push_back(Integer(numerator(d)));
    }
    if (result.size() == other.size()) return result;
  } while (std::next_permutation(begin, other.end()));
  return std::nullopt;
}

/// a1, 1, 1: a shift of n.
bool holds_shifts_only(const Lattice& lattice, const Pcf& base) {
  std::vector<Integer> shift(lattice[0].size(), Integer(1));
  shift[0] = base.a.coefficient(1);
  return lattice.size() == 1 && hermite_normal_form({lattice[0], shift}).size() == 1;
}

/// a and b at base + sum of parameters times rows.
std::pair<ParameterPoly, ParameterPoly> polynomials(const Pcf& base, const Coordinates& coordinates, const Lattice& lattice) {
  const auto form = [&](std::size_t coordinate) {
    ParameterPoly result(coordinates[coordinate]);
    for (std::size_t j = 0; j < lattice.size(); ++j)
      result = result + Rational(lattice[j][coordinate]) * ParameterPoly::variable(j + 1);
    return result;
  };
  const ParameterPoly n = ParameterPoly::variable(0);
  ParameterPoly b{Rational(base.b.leading())};
  for (std::size_t k = 1; k < coordinates.size(); ++k) b = b * (n + form(k));
  return {Rational(base.a.coefficient(1)) * n + form(0), b};
}

/// The PCF `times` steps along a row of the lattice.
std::optional<Pcf> stepped(const FormulaLattice& lattice, std::size_t row, long times) {
  Coordinates at(lattice.rows.size(), Rational(0));
  at[row] = times;
  Pcf pcf;
  for (const auto& [general, polynomial] : {std::pair{&lattice.a, &pcf.a}, std::pair{&lattice.b, &pcf.b}}) {
    std::vector<Integer> integers;
    for (const Rational& c : general->at(at)) {
      if (denominator(c) != 1) return std::nullopt;
      integers.push_back(Integer(numerator(c)));
    }
    *polynomial = Polynomial(integers);
    if (polynomial->is_zero()) return std::nullopt;
  }
  return pcf;
}

/// Of the first k where both are equivalent.
std::vector<LatticeStep> steps_along(const FormulaLattice& lattice, std::size_t row) {
  constexpr long kSteps = 3;
  std::vector<LatticeStep> result;
  for (long k = 0; k < kSteps; ++k) {
    const auto from = stepped(lattice, row, k), to = stepped(lattice, row, k + 1);
    if (!from || !to) continue;
    const GaugeResult found = gauge_between(*from, *to);
    if (found.gauge) result.push_back({*from, *to, found.gauge->relation});
  }
  return result;
}

std::optional<FormulaLattice> lattice_of(std::span<const Pcf> formulas, const std::vector<std::size_t>& members) {
  const Pcf& base = formulas[members.front()];
  const Coordinates origin = lattice_coordinates(base);
  Lattice differences;
  for (const std::size_t i : members)
    if (auto d = difference(origin, lattice_coordinates(formulas[i]))) differences.push_back(*std::move(d));
  const Lattice lattice = hermite_normal_form(differences);
  if (differences.size() < kLeastFormulas || lattice.empty() || holds_shifts_only(lattice, base)) return std::nullopt;
  FormulaLattice result;
  result.members = members;
  result.coordinates = {"p", "q", "r"};
  result.coordinates.resize(origin.size());
  for (const auto& row : lattice) result.rows.emplace_back(row.begin(), row.end());
  std::tie(result.a, result.b) = polynomials(base, origin, lattice);
  for (std::size_t row = 0; row < lattice.size(); ++row) result.steps.push_back(steps_along(result, row));
  return result;
}

}  // namespace

std::span<const std::string> lattice_parameters() {
  static const std::vector<std::string> names = {"i", "j", "k", "l"};
  return names;
}

std::vector<Rational> lattice_coordinates(const Pcf& pcf) {
  std::vector<Rational> result{Rational(pcf.a.coefficient(0))};
  if (pcf.b.degree() == 0) return result;
  const auto roots = rational_roots_of(rational_polynomial(pcf.b));
  if (roots.empty()) return {};
  for (const Rational& r : roots) result.push_back(Rational(-r));
  return result;
}

std::string lattice_key(const Pcf& pcf) {
  return fmt::format("{} {};{};{}", pcf.a.degree(), pcf.b.degree(), pcf.a.coefficient(1).str(), pcf.b.leading().str());
}

std::vector<FormulaLattice> lattices_of(std::span<const Pcf> formulas) {
  std::vector<FormulaLattice> result;
  for (const auto& members : classes_of(formulas))
    if (auto lattice = lattice_of(formulas, members)) result.push_back(*std::move(lattice));
  return result;
}

}  // namespace brouncker
