#include "results/cluster/numeric.hpp"

#include "clustering/features.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker::cluster {

std::vector<double> feature_values(const Rows& rows) {
  const std::size_t ratio = metric_index("log_eigenvalue_ratio");
  std::vector<double> values;
  values.reserve(rows.size() * kFeatureNames.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows.rows[i];
    Dynamics dynamics;
    dynamics.type = dynamics_type(static_cast<int>(row.kind), row.dynamic_degree_b);
    dynamics.exponential = row.dynamic_degree_b == 2 * row.dynamic_degree_a;
    dynamics.lead_ratio = row.lead_ratio;
    dynamics.log_eigenvalue_ratio = rows.metric(i, ratio);
    dynamics.gcd_slope = row.gcd_slope;
    dynamics.eta_q = row.eta_q;
    const auto features = exact_features(dynamics);
    values.insert(values.end(), features.begin(), features.end());
  }
  return values;
}

std::vector<std::int32_t> numeric_clusters(const Rows& rows, std::span<const double> features) {
  const std::size_t dimension = kFeatureNames.size();
  std::vector<double> values;
  std::vector<PointId> origin;
  for (PointId i = 0; i < rows.size(); ++i) {
    const auto row = features.subspan(i * dimension, dimension);
    if (!std::ranges::all_of(row, [](double x) { return std::isfinite(x); })) continue;
    values.insert(values.end(), row.begin(), row.end());
    origin.push_back(i);
  }
  std::vector<std::int32_t> labels(rows.size(), Clusters::kNoise);
  const Points points(values, dimension);
  const Clusters clusters = Hdbscan(points, kClusterSize).clusters(kClusterSize, ClusterSelection::leaf);
  for (std::size_t i = 0; i < origin.size(); ++i) labels[origin[i]] = clusters.labels[i];
  return labels;
}

std::span<const Plane> paper_planes() {
  static const std::array<Plane, 4> planes = [] {
    const auto plane = [](const char* other) {
      return Plane{std::string("delta, ") + other, metric_index("delta"), metric_index(other)};
    };
    return std::array{plane("eta_q"), plane("gamma_q"), plane("eta_error"), plane("gamma_error")};
  }();
  return planes;
}

}  // namespace brouncker::cluster
