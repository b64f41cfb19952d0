#include "engine/families/surface.hpp"

#include "engine/linear/rational_echelon.hpp"

#include <algorithm>

namespace brouncker {
namespace {

using Point = std::vector<Rational>;

/// All exponents of total degree <= degree in `count` coordinates, n absent; low ones first.
std::vector<Exponents> monomials(std::size_t count, int degree) {
  std::vector<Exponents> result{Exponents{}};
  for (int d = 0; d < degree; ++d)
    for (std::size_t i = 0, end = result.size(); i < end; ++i)
      for (std::size_t k = 1; k <= count; ++k) {
        Exponents e = result[i];
        e.resize(std::max(e.size(), k + 1));
        ++e[k];
        if (std::ranges::find(result, e) == result.end()) result.push_back(std::move(e));
      }
  return result;
}

Rational power(const Rational& x, int exponent) {
  Rational result = 1;
  for (int k = 0; k < exponent; ++k) result *= x;
  return result;
}

Rational value(const ParameterPoly& p, const Point& point) {
  const auto constant = p.at(point);
  return constant.empty() ? Rational(0) : constant[0];
}

int exponent(const Exponents& e, std::size_t variable) { return variable < e.size() ? e[variable] : 0; }

int degree_in(const ParameterPoly& p, std::size_t variable) {
  int result = 0;
  for (const auto& [e, c] : p.terms()) result = std::max(result, exponent(e, variable));
  return result;
}

/// The coefficient of variable^power.
ParameterPoly coefficient(const ParameterPoly& p, std::size_t variable, int power) {
  ParameterPoly result;
  for (const auto& [e, c] : p.terms()) {
    if (exponent(e, variable) != power) continue;
    Exponents rest = e;
    if (variable < rest.size()) rest[variable] = 0;
    result.add(rest, c);
  }
  return result;
}

bool is_constant(const ParameterPoly& p) { return p.terms().size() == 1 && p.terms().begin()->first.empty(); }

/// Eliminates, and remembers how.
class Elimination {
 public:
  Elimination(std::vector<ParameterPoly> equations, const std::vector<bool>& last)
      : equations_(std::move(equations)), free_(last.size() + 1, true) {
    free_[0] = false;
    for (std::size_t k = 0; k <= last.size(); ++k) coordinates_.push_back(ParameterPoly::variable(k));
    for (const bool first : {true, false})
      for (std::size_t k = 0; k < last.size(); ++k)
        if (last[k] == first) order_.push_back(k + 1);
  }

  bool run() {
    while (true) {
      std::erase_if(equations_, [](const ParameterPoly& e) { return e.is_zero(); });
      if (equations_.empty()) return true;
      if (!alone() && !divided_through()) return false;
    }
  }

  Surface surface() && {
    Surface result;
    std::vector<ParameterPoly> renamed(coordinates_.size());
    for (std::size_t k = 1; k < free_.size(); ++k) {
      if (!free_[k]) continue;
      result.kept.push_back(k - 1);
      renamed[k] = ParameterPoly::variable(result.kept.size());
    }
    for (std::size_t k = 1; k < coordinates_.size(); ++k) result.coordinates.push_back(coordinates_[k].substituted(renamed));
    result.steps = std::move(steps_);
    return result;
  }

 private:
  void substitute(std::size_t variable, const ParameterPoly& form) {
    std::vector<ParameterPoly> replacements;
    for (std::size_t k = 0; k < coordinates_.size(); ++k) replacements.push_back(k == variable ? form : ParameterPoly::variable(k));
    for (auto* list : {&equations_, &coordinates_})
      for (ParameterPoly& p : *list) p = p.substituted(replacements);
  }

  bool alone() {
    for (const std::size_t y : order_) {
      if (!free_[y]) continue;
      for (const ParameterPoly& e : equations_) {
        if (degree_in(e, y) != 1) continue;
        const ParameterPoly factor = coefficient(e, y, 1);
        if (!is_constant(factor)) continue;
        const ParameterPoly form = Rational(-1 / factor.terms().begin()->second) * coefficient(e, y, 0);
        free_[y] = false;
        substitute(y, form);
        return true;
      }
    }
    return false;
  }

  bool divided_through() {
    for (const std::size_t y : order_) {
      if (!free_[y]) continue;
      for (const ParameterPoly& e : equations_) {
        if (degree_in(e, y) != 1) continue;
        const ParameterPoly factor = coefficient(e, y, 1), rest = coefficient(e, y, 0);
        if (const auto whole = exact_quotient(rest, factor)) return settle(y, *whole);
        for (const std::size_t z : order_) {
          if (!free_[z] || z == y || degree_in(factor, z) > 0 || degree_in(rest, z) == 0) continue;
          const ParameterPoly form = ParameterPoly::variable(z) * factor;
          std::vector<ParameterPoly> replacements;
          for (std::size_t k = 0; k < coordinates_.size(); ++k) replacements.push_back(k == z ? form : ParameterPoly::variable(k));
          const auto quotient = exact_quotient(rest.substituted(replacements), factor);
          if (!quotient) continue;
          steps_.push_back({z, factor});
          substitute(z, form);
          return settle(y, *quotient);
        }
      }
    }
    return false;
  }

  bool settle(std::size_t y, const ParameterPoly& negated) {
    free_[y] = false;
    substitute(y, Rational(-1) * negated);
    return true;
  }

  std::vector<ParameterPoly> equations_, coordinates_;
  std::vector<bool> free_;
  std::vector<std::size_t> order_;
  std::vector<Surface::Step> steps_;
};

}  // namespace

std::optional<Point> Surface::parameters_of(const Point& point) const {
  Point now = point;
  for (const auto& [x, y] : differences) now[x] -= now[y];
  for (const Step& step : steps) {
    const Rational divisor = value(step.divisor, now);
    if (divisor == 0) return std::nullopt;
    now[step.variable - 1] /= divisor;
  }
  Point result;
  for (const std::size_t k : kept) result.push_back(now[k]);
  for (std::size_t k = 0; k < point.size(); ++k)
    if (value(coordinates[k], result) != point[k]) return std::nullopt;
  return result;
}

std::vector<ParameterPoly> vanishing_at(const std::vector<Point>& points, int degree) {
  const auto all = monomials(points.front().size(), degree);
  // Pivots at low monomials leave the others, which is where the equations shall have their leading terms.
  RationalEchelon echelon;
  for (const Point& point : points) {
    std::vector<Rational> row;
    for (const Exponents& e : all) {
      Rational x = 1;
      for (std::size_t k = 1; k < e.size(); ++k) x *= power(point[k - 1], e[k]);
      row.push_back(std::move(x));
    }
    echelon.add(std::move(row));
  }
  const auto& pivots = echelon.pivots();
  std::vector<ParameterPoly> result;
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (std::ranges::find(pivots, k) != pivots.end()) continue;
    ParameterPoly p;
    p.add(all[k], 1);
    for (std::size_t r = 0; r < pivots.size(); ++r) p.add(all[pivots[r]], Rational(-echelon.rows()[r][k]));
    result.push_back(std::move(p));
  }
  return result;
}

Surface with_differences(Surface surface, std::vector<std::pair<std::size_t, std::size_t>> differences) {
  for (const auto& [x, y] : differences) surface.coordinates[x] = surface.coordinates[x] + surface.coordinates[y];
  surface.differences = std::move(differences);
  return surface;
}

std::optional<Surface> parametrised(std::vector<ParameterPoly> equations, const std::vector<bool>& last) {
  Elimination elimination(std::move(equations), last);
  if (!elimination.run()) return std::nullopt;
  return std::move(elimination).surface();
}

}  // namespace brouncker
