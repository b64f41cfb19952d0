/// Clusters by dynamics alone: candidates, not claims.
#pragma once

#include "clustering/hdbscan.hpp"
#include "clustering/paper_preset.hpp"
#include "results/cluster/rows.hpp"

namespace brouncker::cluster {

/// Exact growth, gcd slope, eta_q (clustering/features.hpp). Shape [rows x 4], NaN where a value is missing.
std::vector<double> feature_values(const Rows& rows);

inline constexpr std::size_t kClusterSize = 3;

/// Leaves of HDBSCAN in these features with min_samples = min_cluster_size = kClusterSize.
/// @return Shape [rows]; Clusters::kNoise for noise, and for rows without all features.
std::vector<std::int32_t> numeric_clusters(const Rows& rows, std::span<const double> features);

/// The planes of the published program, over the columns of Rows::metric_points().
std::span<const Plane> paper_planes();

}  // namespace brouncker::cluster
