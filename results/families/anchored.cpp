#include "results/families/anchored.hpp"

#include "engine/linear/hermite.hpp"
#include "engine/number/rational_roots.hpp"
#include "engine/parallel.hpp"
#include "engine/prove/equivalent.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/run/formula_rows.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker {
namespace {

using nlohmann::ordered_json;

/// A formula with a positive leading coefficient of a.
struct Formula {
  std::int64_t id = 0;
  Pcf pcf;
  std::string closed_form, status;
  std::vector<Rational> coordinates;  ///< p and the roots, negated
};

struct Class {
  std::vector<Formula> members;  ///< the base first
};

std::vector<Rational> coordinates_of(const Pcf& pcf) {
  std::vector<Rational> result{Rational(pcf.a.coefficient(0))};
  if (pcf.b.degree() == 0) return result;
  std::vector<Rational> b;
  for (const Integer& c : pcf.b.ascending()) b.emplace_back(c);
  const auto roots = rational_roots_of(b);
  if (roots.empty()) return {};
  for (const Rational& r : roots) result.push_back(Rational(-r));
  return result;
}

/// The simplest first: by the sum of the coefficients' sizes, then by the text.
bool simpler(const Formula& x, const Formula& y) {
  const auto size = [](const Formula& f) {
    Integer sum = 0;
    for (const Polynomial* p : {&f.pcf.a, &f.pcf.b})
      for (const Integer& c : p->ascending()) sum += abs(c);
    return sum;
  };
  const Integer sx = size(x), sy = size(y);
  return sx != sy ? sx < sy : to_plain(x.pcf) < to_plain(y.pcf);
}

/// Formulas by constant, degrees, a1 and the leading coefficient of b.
std::map<std::string, std::vector<Formula>> load(const sqlite::Database& database) {
  std::map<std::string, std::vector<Formula>> groups;
  for_each_formula_row(database, "degree_a <= 1 AND degree_b <= 2 AND kind IN ('constant', 'function')", [&](FormulaRow row) {
    if (row.a.starts_with('-')) row = turned(std::move(row));
    Formula f{
        static_cast<std::int64_t>(row.id), parse_pcf(row.a, row.b), row.claim.expression, std::string(name(row.claim.status)), {}};
    f.coordinates = coordinates_of(f.pcf);
    if (f.coordinates.empty()) return;
    const std::string key = fmt::format("{};{} {};{};{}", row.claim.constant, f.pcf.a.degree(), f.pcf.b.degree(),
                                        f.pcf.a.coefficient(1).str(), f.pcf.b.leading().str());
    groups[key].push_back(std::move(f));
  });
  return groups;
}

/// Classes under gauge equivalence, each with its simplest member first.
std::vector<Class> classes_of(std::vector<Formula> formulas) {
  std::ranges::sort(formulas, simpler);
  std::vector<Class> classes;
  for (Formula& f : formulas) {
    const auto home = std::ranges::find_if(
        classes, [&](const Class& c) { return gauge_between(c.members.front().pcf, f.pcf).verdict == Verdict::yes; });
    if (home == classes.end()) classes.push_back({{std::move(f)}});
    else home->members.push_back(std::move(f));
  }
  return classes;
}

/// Differences to the base, the roots in the order in which they differ by integers; nullopt where they do not.
std::optional<std::vector<Integer>> difference(const Formula& base, const Formula& f) {
  std::vector<Rational> other(f.coordinates);
  const auto begin = other.begin() + 1;
  std::sort(begin, other.end());
  do {
    std::vector<Integer> result;
    for (std::size_t k = 0; k < other.size(); ++k) {
      const Rational d = other[k] - base.coordinates[k];
      if (denominator(d) == 1) result.push_back(Integer(numerator(d)));
    }
    if (result.size() == other.size()) return result;
  } while (std::next_permutation(begin, other.end()));
  return std::nullopt;
}

/// a1, 1, 1: a shift of n.
std::vector<Integer> shift_of(const Formula& base) {
  std::vector<Integer> result(base.coordinates.size(), Integer(1));
  result[0] = base.pcf.a.coefficient(1);
  return result;
}

ParameterPoly product(const Formula& base, const std::vector<std::vector<Integer>>& lattice, bool of_b) {
  const auto form = [&](std::size_t coordinate) {
    ParameterPoly result(base.coordinates[coordinate]);
    for (std::size_t j = 0; j < lattice.size(); ++j)
      result = result + Rational(lattice[j][coordinate]) * ParameterPoly::variable(j + 1);
    return result;
  };
  const ParameterPoly n = ParameterPoly::variable(0);
  if (!of_b) return Rational(base.pcf.a.coefficient(1)) * n + form(0);
  ParameterPoly result{Rational(base.pcf.b.leading())};
  for (std::size_t k = 1; k < base.coordinates.size(); ++k) result = result * (n + form(k));
  return result;
}

/// The PCF `times` steps along a row of the lattice.
std::optional<Pcf> stepped(const ParameterPoly& a, const ParameterPoly& b, std::size_t rows, std::size_t row, long times) {
  std::vector<Rational> at(rows, Rational(0));
  at[row] = times;
  Pcf pcf;
  for (const auto& [general, polynomial] : {std::pair{&a, &pcf.a}, std::pair{&b, &pcf.b}}) {
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

/// Along each row: L_k = (p L_(k+1) + q)/(r L_(k+1) + s) for the first k where both are equivalent.
ordered_json steps_along(const ParameterPoly& a, const ParameterPoly& b, std::size_t rows) {
  ordered_json result = ordered_json::array();
  for (std::size_t row = 0; row < rows; ++row) {
    ordered_json steps = ordered_json::array();
    for (long k = 0; k < 3; ++k) {
      const auto from = stepped(a, b, rows, row, k), to = stepped(a, b, rows, row, k + 1);
      if (!from || !to) continue;
      const GaugeResult found = gauge_between(*from, *to);
      if (!found.gauge) continue;
      const Moebius& m = found.gauge->relation;
      steps.push_back({{"from", {to_plain(from->a), to_plain(from->b)}},
                       {"to", {to_plain(to->a), to_plain(to->b)}},
                       {"map", {m.p.str(), m.q.str(), m.r.str(), m.s.str()}}});
    }
    result.push_back(std::move(steps));
  }
  return result;
}

std::optional<AnchoredRow> row_of(const Class& c, const std::string& constant) {
  const Formula& base = c.members.front();
  std::vector<std::vector<Integer>> differences;
  for (const Formula& f : c.members)
    if (auto d = difference(base, f)) differences.push_back(*std::move(d));
  const auto lattice = hermite_normal_form(differences);
  if (differences.size() < kLeastFormulas || lattice.empty()) return std::nullopt;
  if (lattice.size() == 1 && hermite_normal_form({lattice[0], shift_of(base)}).size() == 1) return std::nullopt;
  static const std::vector<std::string> names = {"i", "j", "k"};
  const ParameterPoly a = product(base, lattice, false), b = product(base, lattice, true);
  AnchoredRow row;
  row.name = "lattice";
  // [Shalyt2024]: among the formulas with deg b > 2 deg a, those with b_2 = 1 form a checkerboard of pi and log 2.
  const bool monic = b.degree() == 2 && b.coefficient(2) == ParameterPoly(Rational(1));
  if (a.degree() == 0 && monic && (constant == "pi" || constant == "log2")) row.name += "; checkerboard of pi and log 2";
  row.constant = constant;
  row.a = to_plain(a, names), row.b = to_plain(b, names);
  row.closed_form = base.closed_form;
  row.status = base.status;
  row.base = base.id;
  ordered_json coordinates = {"p", "q", "r"}, rows = ordered_json::array(), members = ordered_json::array();
  coordinates.erase(coordinates.begin() + static_cast<long>(base.coordinates.size()), coordinates.end());
  for (const auto& each : lattice) {
    rows.push_back(ordered_json::array());
    for (const Integer& x : each) rows.back().push_back(x.str());
  }
  constexpr std::size_t kShown = 6;
  for (std::size_t m = 0; m < std::min(c.members.size(), kShown); ++m)
    members.push_back({to_plain(c.members[m].pcf.a), to_plain(c.members[m].pcf.b), c.members[m].closed_form});
  row.coordinates = coordinates.dump(), row.lattice = rows.dump(), row.members = members.dump();
  row.steps = steps_along(a, b, lattice.size()).dump();
  row.formulas = static_cast<std::int64_t>(c.members.size());
  return row;
}

}  // namespace

std::vector<AnchoredRow> anchored_families(const sqlite::Database& database, const WorkOptions& options) {
  auto groups = load(database);
  std::vector<std::pair<std::string, std::vector<Formula>>> list(groups.begin(), groups.end());
  std::vector<std::vector<AnchoredRow>> found(list.size());
  parallel_blocks(list.size(), 1, options.threads, [&](std::size_t i, std::size_t) {
    if (options.is_stopped()) return;
    const std::string constant = list[i].first.substr(0, list[i].first.find(';'));
    for (const Class& c : classes_of(list[i].second))
      if (auto row = row_of(c, constant)) found[i].push_back(*std::move(row));
  });
  std::vector<AnchoredRow> rows;
  for (auto& each : found) std::ranges::move(each, std::back_inserter(rows));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].family = static_cast<std::int64_t>(i) + 1;
  return rows;
}

}  // namespace brouncker
