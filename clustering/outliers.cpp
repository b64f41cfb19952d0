#include "clustering/outliers.hpp"

#include "clustering/nearest.hpp"
#include "clustering/quantile.hpp"
#include "clustering/words.hpp"

#include <map>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::size_t kFewestOfType = 8;
constexpr double kStep = 0.1;
constexpr double kClearlyIsolated = 4;

struct Generic {
  double eta_q, delta, isolation;
};

std::map<int, Generic> generic_values(std::span<const OutlierRow> rows) {
  std::map<int, std::array<std::vector<double>, 3>> by_type;
  for (const OutlierRow& row : rows) {
    auto& values = by_type[row.type];
    values[0].push_back(row.eta_q);
    values[1].push_back(row.delta);
    values[2].push_back(row.isolation);
  }
  std::map<int, Generic> result;
  for (auto& [type, values] : by_type) {
    if (values[0].size() < kFewestOfType) continue;
    const auto median = [](std::vector<double>& all) { return quantile(sorted_finite(std::move(all)), 0.5); };
    result[type] = {median(values[0]), median(values[1]), median(values[2])};
  }
  return result;
}

/// Whole steps in an excess; a hair below a step is the step.
double steps(double excess) { return std::max(0.0, std::floor(excess / kStep + 1e-9)); }

std::string reason(const OutlierRow& row, const Generic& generic, const Outlier& outlier) {
  std::string text;
  const auto add = [&](bool applies, std::string words) {
    if (applies) text += (text.empty() ? "" : "; ") + std::move(words);
  };
  add(steps(outlier.reduction) > 0,
      fmt::format("eta_q {} where {} is generic for its type", rounded(row.eta_q), rounded(generic.eta_q)));
  add(steps(outlier.delta_excess) > 0, fmt::format("delta {} where {} is generic", rounded(row.delta), rounded(generic.delta)));
  add(outlier.isolation_ratio >= kClearlyIsolated,
      fmt::format("{} times as isolated as is usual", rounded(outlier.isolation_ratio)));
  return text;
}

}  // namespace

std::vector<Outlier> outliers(std::span<const OutlierRow> rows, std::size_t count) {
  const auto generic = generic_values(rows);
  std::vector<Outlier> result;
  for (PointId i = 0; i < rows.size(); ++i) {
    const OutlierRow& row = rows[i];
    const auto usual = generic.find(row.type);
    if (row.known_mechanism || usual == generic.end() || !std::isfinite(row.eta_q) || !std::isfinite(row.delta)) continue;
    Outlier outlier{i, 0, usual->second.eta_q - row.eta_q, row.delta - usual->second.delta, 0, {}};
    if (std::isfinite(row.isolation) && usual->second.isolation > 0)
      outlier.isolation_ratio = row.isolation / usual->second.isolation;
    outlier.reason = reason(row, usual->second, outlier);
    if (outlier.reason.empty()) continue;
    outlier.score = steps(outlier.reduction) + std::min(9.0, steps(outlier.delta_excess)) / 10 +
                    outlier.isolation_ratio / (1 + outlier.isolation_ratio) / 10;
    result.push_back(std::move(outlier));
  }
  std::sort(result.begin(), result.end(), [](const Outlier& x, const Outlier& y) {
    if (x.score != y.score) return x.score > y.score;
    if (x.reduction != y.reduction) return x.reduction > y.reduction;
    if (x.delta_excess != y.delta_excess) return x.delta_excess > y.delta_excess;
    return x.row < y.row;
  });
  if (result.size() > count) result.resize(count);
  return result;
}

std::vector<double> isolation(const Points& points, std::span<const int> types, std::size_t neighbour) {
  std::vector<double> result(points.size(), std::numeric_limits<double>::quiet_NaN());
  std::map<int, std::vector<PointId>> by_type;
  for (PointId row = 0; row < points.size(); ++row) {
    const auto values = points[row];
    if (std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); })) by_type[types[row]].push_back(row);
  }
  for (const auto& [type, rows] : by_type) {
    if (rows.size() <= neighbour) continue;
    std::vector<double> values;
    for (const PointId row : rows) values.insert(values.end(), points[row].begin(), points[row].end());
    const KdTree tree(Points(values, points.dimension()));
    const Neighbours neighbours = nearest_neighbours(tree, neighbour + 1);
    for (PointId place = 0; place < tree.size(); ++place) result[rows[tree.id(place)]] = std::sqrt(neighbours.squared_core[place]);
  }
  return result;
}

}  // namespace brouncker
