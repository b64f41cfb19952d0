#include "results/families/euler.hpp"

#include "engine/families/linear_euler_form.hpp"
#include "engine/families/parameter_poly.hpp"
#include "engine/hypergeometric/parameters.hpp"
#include "engine/linear/hermite.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/families/anchored.hpp"
#include "results/run/formula_rows.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker {
namespace {

using nlohmann::ordered_json;
using Vector = std::array<Rational, 4>;  ///< beta, delta: rational and irrational parts

struct Member {
  std::int64_t id = 0;
  Pcf pcf;
  std::string closed_form, constant, status;
  LinearEulerForm form;
};

Vector coordinates(const LinearEulerForm& f) { return {f.beta.x, f.beta.y, f.delta.x, f.delta.y}; }

std::string slopes(const LinearEulerForm& f) {
  return fmt::format("{};{};{};{};{}", f.m.str(), f.alpha.x.str(), f.alpha.y.str(), f.gamma.x.str(), f.gamma.y.str());
}

/// The groups of equal alpha and gamma.
std::map<std::string, std::vector<Member>> load(const sqlite::Database& database) {
  std::map<std::string, std::vector<Member>> groups;
  for_each_formula_row(database, "degree_a <= 1 AND degree_b <= 2 AND limit_rational IS NULL", [&](FormulaRow row) {
    if (row.a.starts_with('-')) row = turned(std::move(row));
    Member m{static_cast<std::int64_t>(row.id),
             parse_pcf(row.a, row.b),
             row.claim.expression,
             row.claim.constant,
             std::string(name(row.claim.status)),
             {}};
    for (LinearEulerForm& form : linear_euler_forms(m.pcf)) {
      m.form = std::move(form);
      groups[slopes(m.form)].push_back(m);
    }
  });
  return groups;
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

/// A polynomial over Q(sqrt m).
struct FieldPoly {
  ParameterPoly x, y;
};

FieldPoly times(const FieldPoly& u, const FieldPoly& v, const Integer& m) {
  return {u.x * v.x + Rational(m) * (u.y * v.y), u.x * v.y + u.y * v.x};
}

const std::vector<std::string>& names() {
  static const std::vector<std::string> list = {"i", "j", "k", "l"};
  return list;
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

std::string text_of(const FieldPoly& p, const Integer& m) {
  if (p.y.is_zero()) return to_plain(p.x, names());
  const std::string factor = to_plain(p.y, names()),
                    root = fmt::format("sqrt({})*{}", m.str(), factor.size() == 1 ? factor : "(" + factor + ")");
  return p.x.is_zero() ? root : to_plain(p.x, names()) + " + " + root;
}

/// "log2 (12), pi (3)", the most frequent first.
std::string constants_of(const std::vector<Member>& members) {
  std::map<std::string, int> counts;
  for (const Member& m : members) ++counts[m.constant];
  std::vector<std::pair<std::string, int>> list(counts.begin(), counts.end());
  std::ranges::stable_sort(list, std::greater{}, &std::pair<std::string, int>::second);
  constexpr std::size_t kShown = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(list.size(), kShown); ++i)
    text += fmt::format("{}{} ({})", i ? ", " : "", list[i].first, list[i].second);
  return list.size() > kShown ? text + fmt::format(" and {} more", list.size() - kShown) : text;
}

bool simpler(const Member& x, const Member& y) {
  const std::string s = to_plain(x.pcf), t = to_plain(y.pcf);
  return s.size() != t.size() ? s.size() < t.size() : s < t;
}

std::optional<AnchoredRow> row_of(std::vector<Member> members) {
  if (members.size() < kLeastFormulas) return std::nullopt;
  std::ranges::sort(members, simpler);
  const LinearEulerForm& f = members.front().form;
  const std::vector<Vector> lattice = lattice_of(members);
  if (lattice.empty()) return std::nullopt;
  const Vector origin = reduced(coordinates(f), lattice);
  FieldPoly h1 = linear(f.alpha, 0, origin, lattice, 0), h2 = linear(f.gamma, 0, origin, lattice, 2);
  FieldPoly h2_next = linear(f.gamma, 1, origin, lattice, 2);
  Integer scale = 1;
  for (const FieldPoly* h : {&h1, &h2, &h2_next}) scale = lcm(scale, lcm(h->x.denominator(), h->y.denominator()));
  for (FieldPoly* h : {&h1, &h2, &h2_next}) h->x = Rational(scale) * h->x, h->y = Rational(scale) * h->y;
  const FieldPoly product = times(h1, h2, f.m);
  // Over a quadratic field not every point of the lattice need have rational coefficients.
  if (!product.y.is_zero() || !(h1.y + h2_next.y).is_zero()) return std::nullopt;
  AnchoredRow row;
  row.name = fmt::format("Euler form, h1 = {}, h2 = {}", text_of(h1, f.m), text_of(h2, f.m));
  if (f.m == 5) row.name += "; golden ratio";  // the field of phi
  row.constant = constants_of(members);
  row.a = to_plain(h1.x + h2_next.x, names()), row.b = to_plain(Rational(-1) * product.x, names());
  row.closed_form = members.front().closed_form;
  row.status = members.front().status;  // of the closed form that is shown
  row.base = members.front().id;
  row.coordinates = ordered_json({"beta", "beta/sqrt", "delta", "delta/sqrt"}).dump();
  ordered_json rows = ordered_json::array(), shown = ordered_json::array();
  for (const Vector& each : lattice) {
    rows.push_back(ordered_json::array());
    for (const Rational& x : each) rows.back().push_back(x.str());
  }
  constexpr std::size_t kShown = 6;
  for (std::size_t i = 0; i < std::min(members.size(), kShown); ++i)
    shown.push_back({to_plain(members[i].pcf.a), to_plain(members[i].pcf.b), members[i].closed_form});
  row.lattice = rows.dump(), row.steps = "[]", row.members = shown.dump();
  row.formulas = static_cast<std::int64_t>(members.size());
  return row;
}

}  // namespace

std::vector<AnchoredRow> euler_families(const sqlite::Database& database, std::int64_t first) {
  std::vector<AnchoredRow> rows;
  for (auto& [key, members] : load(database))
    if (auto row = row_of(std::move(members))) rows.push_back(*std::move(row));
  std::ranges::stable_sort(rows, std::greater{}, &AnchoredRow::formulas);
  for (AnchoredRow& row : rows) row.family = first++;
  return rows;
}

}  // namespace brouncker
