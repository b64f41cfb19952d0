/// Clusters as they are stored and explained: one record each, exact ones first.
#pragma once

#include "results/cluster/labels.hpp"

#include <functional>
#include <string>

namespace brouncker::cluster {

/// A cluster with its explanation. Numbers of clusters count from 1 over both kinds.
struct Described {
  std::uint64_t number = 0;
  std::string kind;  ///< exact, dynamics or paper
  const LabelledCluster* cluster = nullptr;
  Explanation explanation;  ///< rows by their place; the neighbour by its place among clusters of the same kind
  std::uint64_t first_of_kind = 0;
};

/// The metrics whose ranges are kept: all but the variances.
std::span<const MetricColumn> ranged_metrics();

/// "pi", "new constant #3", or "" where there is no label.
std::string label_of(const Rows& rows, const LabelledCluster& cluster);

/// One kind of clusters with explanations. @param rule Words for a cluster and its medoid.
std::vector<Described> described(const Rows& rows, std::span<const LabelledCluster> clusters, std::string_view kind,
                                 std::uint64_t first_number, std::span<const double> features, std::span<const ClusterEdge> edges,
                                 const std::function<std::string(const LabelledCluster&, PointId medoid)>& rule);

/// The theorem classes of the members, or the gauge bucket of the medoid.
std::string exact_rule(const Rows& rows, const LabelledCluster& cluster, PointId medoid);

/// Type and features of the medoid in words. @param features Of all rows.
std::string dynamics_rule(const Rows& rows, std::span<const double> features, PointId medoid);

}  // namespace brouncker::cluster
