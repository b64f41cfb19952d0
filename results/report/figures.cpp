#include "results/report/figures.hpp"

#include "formulas/parse_polynomial.hpp"
#include "results/report/html.hpp"
#include "results/report/principal_components.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

/// The metrics that the principal components are made of.
constexpr std::array<std::string_view, 6> kComponentMetrics = {"delta",       "gamma_q",   "eta_q",
                                                               "gamma_error", "eta_error", "beta_error"};

/// Points of the constants with most formulas, a group each, and one of all others.
struct Groups {
  std::vector<std::string> names;
  std::vector<std::vector<std::size_t>> points;
};

Groups make_groups(const Points& points, const std::vector<FormulaRow>& identified) {
  std::unordered_map<std::uint64_t, std::size_t> point_of;
  for (std::size_t i = 0; i < points.size(); ++i) point_of.emplace(points.id[i], i);
  std::unordered_map<std::string, std::size_t> group_of;
  Groups groups;
  for (const ConstantLine& line : constant_lines(identified)) {
    if (line.kind == FormKind::rational) continue;
    const std::size_t last = kGroupColours.size() - 1, group = std::min(groups.names.size(), last);
    if (groups.names.size() <= last) groups.names.push_back(groups.names.size() < last ? symbol_of(line.name) : "other constants");
    group_of.emplace(line.name, group);
  }
  groups.points.resize(groups.names.size());
  for (const FormulaRow& x : identified) {
    const auto group = group_of.find(x.claim.constant);
    const auto point = point_of.find(x.id);
    if (group != group_of.end() && point != point_of.end()) groups.points[group->second].push_back(point->second);
  }
  return groups;
}

using Coordinates = std::function<std::array<double, 2>(std::size_t point)>;

/// All points that `shown` accepts. Where an axis turns its sign with a, (-a, b) is a point of its own.
void fill(DensityFigure& figure, const Points& points, const Groups& groups, const Coordinates& at,
          const std::function<bool(std::size_t)>& shown, bool x_turns) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!shown(i)) continue;
    const auto [x, y] = at(i);
    const bool both = points.has_mirror[i] != 0;
    figure.add(x, y, both && !x_turns ? 2 : 1);
    if (both && x_turns) figure.add(-x, y, 1);
  }
  for (std::size_t g = 0; g < groups.names.size(); ++g) {
    std::vector<std::array<double, 2>> marks;
    for (const std::size_t i : groups.points[g]) {
      if (!shown(i)) continue;
      const auto [x, y] = at(i);
      if (std::isnan(x) || std::isnan(y)) continue;
      marks.push_back({x, y});
      if (x_turns && points.has_mirror[i] != 0) marks.push_back({-x, y});
    }
    if (!marks.empty()) figure.add_group(groups.names[g], g, std::move(marks));
  }
}

/// The axis that holds all but the outermost thousandths of the points shown.
FigureAxis figure_axis(std::string_view name, const Points& points, const std::function<bool(std::size_t)>& shown) {
  const Axis& axis = axes()[axis_named(name)];
  const std::vector<double>& all = points.values[axis_named(name)];
  std::vector<double> values;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!shown(i)) continue;
    values.push_back(all[i]);
    if (axis.turns_sign) values.push_back(-all[i]);
  }
  const Scale scale = scale_of(std::move(values));
  return {axis.title, scale.low, scale.high};
}

NamedFigure plane(std::string name, std::string title, std::string caption, std::string_view x, std::string_view y,
                  const Points& points, const Groups& groups, const std::function<bool(std::size_t)>& shown) {
  DensityFigure figure(std::move(title), std::move(caption), figure_axis(x, points, shown), figure_axis(y, points, shown));
  const auto &xs = points.values[axis_named(x)], &ys = points.values[axis_named(y)];
  const auto at = [&](std::size_t i) { return std::array{xs[i], ys[i]}; };
  fill(figure, points, groups, at, shown, axes()[axis_named(x)].turns_sign);
  return {std::move(name), std::move(figure)};
}

std::vector<int> degrees(const std::vector<std::string>& texts) {
  std::vector<int> result;
  for (const std::string& text : texts) result.push_back(parse_polynomial(text, "the run").degree());
  return result;
}

NamedFigure component_figure(const Points& points, std::span<const Scale> scales, const Groups& groups) {
  std::vector<std::size_t> columns;
  for (const std::string_view name : kComponentMetrics) columns.push_back(axis_named(name));
  std::vector<std::size_t> position(points.size(), points.size());
  std::vector<std::vector<double>> kept(columns.size());
  for (std::size_t i = 0, rows = 0; i < points.size(); ++i) {
    const bool inside = std::all_of(columns.begin(), columns.end(),
                                    [&](std::size_t k) { return scales[k].code(points.values[k][i]) <= Scale::kSteps; });
    if (!inside) continue;
    position[i] = rows++;
    for (std::size_t c = 0; c < columns.size(); ++c) kept[c].push_back(points.values[columns[c]][i]);
  }
  const PrincipalComponents components = principal_components(kept);
  std::vector<std::array<double, 2>> projected;
  std::vector<double> first, second, row(columns.size());
  for (std::size_t i = 0; i < kept.front().size(); ++i) {
    for (std::size_t c = 0; c < columns.size(); ++c) row[c] = kept[c][i];
    projected.push_back(components.project(row));
    first.push_back(projected.back()[0]), second.push_back(projected.back()[1]);
  }
  const Scale x = scale_of(first), y = scale_of(second);
  std::string names;
  for (const std::string_view name : kComponentMetrics) names += (names.empty() ? "" : ", ") + std::string(name);
  DensityFigure figure("Principal components of the metrics",
                       fmt::format("The two directions in which {} (standardized, without the outermost thousandths) differ most; "
                                   "they hold {:.0f}% and {:.0f}% of"
                                   " the variance.",
                                   names, 100 * components.explained[0], 100 * components.explained[1]),
                       {"first principal component", x.low, x.high}, {"second principal component", y.low, y.high});
  fill(
      figure, points, groups, [&](std::size_t i) { return projected[position[i]]; },
      [&](std::size_t i) { return position[i] < points.size(); }, false);
  return {"principal-components", std::move(figure)};
}

}  // namespace

std::vector<NamedFigure> make_figures(const Points& points, std::span<const Scale> scales,
                                      const std::vector<FormulaRow>& identified) {
  const Groups groups = make_groups(points, identified);
  const std::vector<int> a_degree = degrees(points.a_texts), b_degree = degrees(points.b_texts);
  const auto all = [](std::size_t) { return true; };
  const auto balanced = [&](std::size_t i) { return b_degree[points.b[i]] == 2 * a_degree[points.a[i]]; };
  std::vector<NamedFigure> figures;
  figures.push_back(plane("delta-limit", "δ against the limit",
                          "The limit does not separate constants: it says nothing about a formula.", "limit_value", "delta", points,
                          groups, all));
  figures.push_back(plane("delta-eta", "δ against η′", "Formulas with factorial reduction lie at η′ near 0.", "eta_q", "delta",
                          points, groups, all));
  figures.push_back(
      plane("growth-bands", "Growth coefficients where deg b = 2 deg a",
            "The growth γ′ of the reduced denominators against the rate γ of the error; only formulas with deg b = 2 deg a.",
            "gamma_error", "gamma_q", points, groups, balanced));
  figures.push_back(component_figure(points, scales, groups));
  return figures;
}

}  // namespace brouncker::report
