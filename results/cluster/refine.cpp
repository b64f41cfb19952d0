#include "results/cluster/refine.hpp"

#include "results/cluster/numeric.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker::cluster {

std::vector<std::vector<PointId>> refined(const Rows& rows, std::span<const double> features, const std::vector<PointId>& group) {
  const std::size_t dimension = features.size() / rows.size();
  std::vector<double> values;
  std::vector<PointId> origin;
  for (const PointId row : group) {
    const auto own = features.subspan(row * dimension, dimension);
    std::vector<double> point(own.begin(), own.end());
    for (const char* metric : {"delta", "gamma_q"}) point.push_back(rows.metric(row, metric_index(metric)));
    if (!std::ranges::all_of(point, [](double x) { return std::isfinite(x); })) continue;
    values.insert(values.end(), point.begin(), point.end());
    origin.push_back(row);
  }
  const Clusters parts = Hdbscan(Points(values, dimension + 2), kClusterSize).clusters(kClusterSize, ClusterSelection::leaf);
  std::vector<std::vector<PointId>> result(parts.sizes.size());
  for (std::size_t i = 0; i < origin.size(); ++i)
    if (parts.labels[i] != Clusters::kNoise) result[static_cast<std::size_t>(parts.labels[i])].push_back(origin[i]);
  return result;
}

}  // namespace brouncker::cluster
