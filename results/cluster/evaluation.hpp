/// How good are the clusters of a matched run? `cluster --evaluate`.
#pragma once

#include "clustering/explanation.hpp"
#include "clustering/hold_out.hpp"
#include "clustering/separation.hpp"
#include "results/cluster/rows.hpp"

#include <string>

namespace brouncker::cluster {

/// Constants with fewer formulas, one a pair (a, b), (-a, b), are no group for Davies-Bouldin: as many as make a cluster.
inline constexpr std::size_t kSmallestGroup = 3;
inline constexpr int kRepetitions = 5;

/// How well one metric tells the constants apart.
struct MetricSeparation {
  std::string metric;
  double davies_bouldin;       ///< within the exponential class, constants of at least kSmallestGroup formulas
  NearestAgreement agreement;  ///< of all identified formulas, the nearest of another shift class
};

struct Separation {
  std::size_t rows = 0, groups = 0;  ///< of Davies-Bouldin
  std::vector<MetricSeparation> metrics;
};

/// Half of the shift classes are hidden; means of kRepetitions seeds from `seed`. Labels are the constants of open limits.
/// @param labels Shape [rows]: a partition made without a look at the constants.
HoldOutMean held_out(const Rows& rows, std::span<const std::int32_t> labels, std::uint64_t seed);

/// The limit, and every metric but the variances.
Separation separation(const Rows& rows);

/// Rows that are not open join the component of the open rows of their theorem class: its label says nothing about their limits,
/// and they count as members.
/// @return The edges by which they do.
std::vector<ClusterEdge> attach_by_theorem(const Rows& rows, std::vector<std::int32_t>& labels);

}  // namespace brouncker::cluster
