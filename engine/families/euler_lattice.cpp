#include "engine/families/euler_lattice.hpp"

#include "engine/linear/hermite.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/print.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Vector = std::array<Rational, 4>;  ///< beta, delta: rational and irrational parts

/// A formula with one of its forms.
struct Member {
  std::size_t formula;
  LinearEulerForm form;
};

Vector coordinates(const LinearEulerForm& f) { return {f.beta.x, f.beta.y, f.delta.x, f.delta.y}; }

std::string slopes(const LinearEulerForm& f) {
  return fmt::format("{};{};{};{};{}", f.m.str(), f.alpha.x.str(), f.alpha.y.str(), f.gamma.x.str(), f.gamma.y.str());
}

/// The lattice of the differences of the members' coordinates, as rational rows.
std::vector<Vector> lattice_of(const std::vector<Member>& members) {
  Integer common = 1;
  for (const Member& m : members)
    for (const Rational& x : coordinates(m.form)) common = lcm(common, Integer(denominator(x)));
  std::vector<std::vector<Integer>> rows;
  const Vector base = coordinates(members.front().form);
  for (const Member& m : members) {
    rows.emplace_back();
    const Vector here = coordinates(m.form);
    for (std::size_t k = 0; k < 4; ++k) rows.back().push_back(Integer(numerator(Rational((here[k] - base[k]) * Rational(common)))));
  }
  std::vector<Vector> result;
  for (const auto& row : hermite_normal_form(std::move(rows))) {
    result.emplace_back();
    for (std::size_t k = 0; k < 4; ++k) result.back()[k] = Rational(row[k]) / Rational(common);
  }
  return result;
}

/// The point of the lattice's coset that has 0 <= x < pivot at the pivots.
Vector reduced(Vector point, const std::vector<Vector>& lattice) {
  for (const Vector& row : lattice) {
    const auto pivot = static_cast<std::size_t>(std::ranges::find_if(row, [](const Rational& x) { return x != 0; }) - row.begin());
    const Rational times = point[pivot] / row[pivot];
    const Rational whole = times - fraction_part(times);
    for (std::size_t k = 0; k < 4; ++k) point[k] -= whole * row[k];
  }
  return point;
}

FieldPoly times(const FieldPoly& u, const FieldPoly& v, const Integer& m) {
  return {u.x * v.x + Rational(m) * (u.y * v.y), u.x * v.y + u.y * v.x};
}

/// slope (n + shift) + origin + sum of parameters times rows.
FieldPoly linear(const FieldNumber& slope, long shift, const Vector& origin, const std::vector<Vector>& lattice,
                 std::size_t first) {
  const ParameterPoly n = ParameterPoly::variable(0) + ParameterPoly(Rational(shift));
  FieldPoly result{slope.x * n + ParameterPoly(origin[first]), slope.y * n + ParameterPoly(origin[first + 1])};
  for (std::size_t r = 0; r < lattice.size(); ++r) {
    result.x = result.x + lattice[r][first] * ParameterPoly::variable(r + 1);
    result.y = result.y + lattice[r][first + 1] * ParameterPoly::variable(r + 1);
  }
  return result;
}

void sort_by_text(std::vector<Member>& members, std::span<const Pcf> formulas) {
  std::ranges::sort(members, [&](const Member& x, const Member& y) {
    const std::string s = to_plain(formulas[x.formula]), t = to_plain(formulas[y.formula]);
    return s.size() != t.size() ? s.size() < t.size() : s < t;
  });
}

/// nullopt where there are too few, where they are one point, and over a quadratic field where not every point of the lattice has
/// rational coefficients.
std::optional<EulerLattice> spanned(std::vector<Member> members, std::span<const Pcf> formulas) {
  if (members.size() < kLeastFormulas) return std::nullopt;
  sort_by_text(members, formulas);
  const LinearEulerForm& f = members.front().form;
  const std::vector<Vector> lattice = lattice_of(members);
  if (lattice.empty()) return std::nullopt;
  const Vector origin = reduced(coordinates(f), lattice);
  EulerLattice result;
  result.m = f.m;
  result.h1 = linear(f.alpha, 0, origin, lattice, 0), result.h2 = linear(f.gamma, 0, origin, lattice, 2);
  FieldPoly h2_next = linear(f.gamma, 1, origin, lattice, 2);
  Integer scale = 1;
  for (const FieldPoly* h : {&result.h1, &result.h2, &h2_next}) scale = lcm(scale, lcm(h->x.denominator(), h->y.denominator()));
  for (FieldPoly* h : {&result.h1, &result.h2, &h2_next}) h->x = Rational(scale) * h->x, h->y = Rational(scale) * h->y;
  const FieldPoly product = times(result.h1, result.h2, f.m);
  if (!product.y.is_zero() || !(result.h1.y + h2_next.y).is_zero()) return std::nullopt;
  result.a = result.h1.x + h2_next.x, result.b = Rational(-1) * product.x;
  for (const Vector& row : lattice) result.rows.emplace_back(row.begin(), row.end());
  for (const Member& m : members) result.members.push_back(m.formula);
  return result;
}

}  // namespace

std::string to_plain(const FieldPoly& p, const Integer& m) {
  const auto names = lattice_parameters();
  if (p.y.is_zero()) return to_plain(p.x, names);
  const std::string factor = to_plain(p.y, names),
                    root = fmt::format("sqrt({})*{}", m.str(), factor.size() == 1 ? factor : "(" + factor + ")");
  return p.x.is_zero() ? root : to_plain(p.x, names) + " + " + root;
}

std::vector<EulerLattice> euler_lattices(std::span<const Pcf> formulas) {
  std::map<std::string, std::vector<Member>> groups;
  for (std::size_t i = 0; i < formulas.size(); ++i)
    for (LinearEulerForm& form : linear_euler_forms(formulas[i])) groups[slopes(form)].push_back({i, std::move(form)});
  std::vector<EulerLattice> result;
  for (auto& [key, members] : groups)
    if (auto lattice = spanned(std::move(members), formulas)) result.push_back(*std::move(lattice));
  std::ranges::stable_sort(result, std::greater{}, [](const EulerLattice& l) { return l.members.size(); });
  return result;
}

}  // namespace brouncker
