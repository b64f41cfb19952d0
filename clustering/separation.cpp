#include "clustering/separation.hpp"

#include "clustering/kd_tree.hpp"
#include "clustering/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace brouncker {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool finite(std::span<const double> row) {
  return std::all_of(row.begin(), row.end(), [](double x) { return std::isfinite(x); });
}

double distance(std::span<const double> x, std::span<const double> y) {
  return std::sqrt(squared_distance<0>(x.data(), y.data(), x.size()));
}

struct Group {
  std::vector<PointId> rows;
  std::vector<double> centroid;
  double spread = 0;
};

/// Sums are taken over sorted values, so that they do not depend on the order of rows.
double stable_mean(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

void locate(const Points& points, Group& group) {
  std::vector<double> values(group.rows.size());
  for (std::size_t k = 0; k < points.dimension(); ++k) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = points[group.rows[i]][k];
    group.centroid.push_back(stable_mean(values));
  }
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = distance(points[group.rows[i]], group.centroid);
  group.spread = stable_mean(values);
}

double overlap(const Group& x, const Group& y) {
  const double spread = x.spread + y.spread, apart = distance(x.centroid, y.centroid);
  if (spread == 0) return 0;
  return apart == 0 ? kInfinity : spread / apart;
}

}  // namespace

double davies_bouldin(const Points& points, std::span<const std::int32_t> labels) {
  std::map<std::int32_t, Group> by_label;
  for (PointId row = 0; row < points.size(); ++row)
    if (labels[row] != kUnlabelled && finite(points[row])) by_label[labels[row]].rows.push_back(row);
  std::vector<Group> groups;
  for (auto& [label, group] : by_label) {
    locate(points, group);
    groups.push_back(std::move(group));
  }
  if (groups.size() < 2) return kNaN;
  std::vector<double> worst(groups.size(), 0.0);
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (std::size_t j = 0; j < groups.size(); ++j)
      if (i != j) worst[i] = std::max(worst[i], overlap(groups[i], groups[j]));
  return stable_mean(std::move(worst));
}

NearestAgreement nearest_agreement(const Points& points, std::span<const std::int32_t> labels, std::span<const std::uint64_t> kin) {
  std::vector<PointId> rows;
  std::vector<double> values;
  for (PointId row = 0; row < points.size(); ++row) {
    if (labels[row] == kUnlabelled || !finite(points[row])) continue;
    rows.push_back(row);
    values.insert(values.end(), points[row].begin(), points[row].end());
  }
  const KdTree tree(Points(values, points.dimension()));
  std::vector<double> agrees(rows.size(), kNaN);
  parallel::blocks(rows.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      double nearest = std::numeric_limits<double>::max();
      std::size_t ties = 0, same = 0;
      const auto bound = [&] { return std::nextafter(nearest, kInfinity); };
      search_points(tree, points[rows[i]].data(), bound, [&](PointId place, double squared) {
        const PointId other = rows[tree.id(place)];
        if (kin[other] == kin[rows[i]]) return;
        if (squared < nearest) ties = same = 0;
        nearest = squared;
        ++ties;
        same += labels[other] == labels[rows[i]];
      });
      if (ties > 0) agrees[i] = static_cast<double>(same) / static_cast<double>(ties);
    }
  });
  std::erase_if(agrees, [](double x) { return std::isnan(x); });
  return {agrees.size(), agrees.empty() ? kNaN : stable_mean(agrees)};
}

}  // namespace brouncker
