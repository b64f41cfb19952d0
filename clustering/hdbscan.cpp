#include "clustering/hdbscan.hpp"

#include <algorithm>

namespace brouncker {
namespace {

Linkage density_linkage(const Points& points, std::size_t min_samples) {
  const KdTree tree(points);
  return single_linkage(points.size(), spanning_tree(tree, nearest_neighbours(tree, min_samples)));
}

/// A cluster and what its number depends on.
struct Ranked {
  std::uint32_t label;
  PointId size = 0;
  PointId least = kNoPoint;  ///< its lexicographically least row
};

}  // namespace

Hdbscan::Hdbscan(const Points& points, std::size_t min_samples) : points_(points), linkage_(density_linkage(points, min_samples)) {}

Clusters Hdbscan::clusters(std::size_t min_cluster_size, ClusterSelection selection, bool allow_single_cluster) const {
  const CondensedTree tree = condense(linkage_, min_cluster_size);
  if (tree.clusters.empty()) return {std::vector<std::int32_t>(points_.size(), Clusters::kNoise), {}};
  return canonical_clusters(points_, select(tree, selection, allow_single_cluster));
}

std::size_t Clusters::noise() const { return static_cast<std::size_t>(std::count(labels.begin(), labels.end(), kNoise)); }

Clusters canonical_clusters(const Points& points, std::span<const std::uint32_t> labels) {
  std::uint32_t bound = 0;
  for (const std::uint32_t label : labels)
    if (label != kNoPoint) bound = std::max(bound, label + 1);
  std::vector<Ranked> ranked(bound);
  for (std::uint32_t c = 0; c < bound; ++c) ranked[c].label = c;
  for (PointId row = 0; row < labels.size(); ++row) {
    if (labels[row] == kNoPoint) continue;
    Ranked& cluster = ranked[labels[row]];
    ++cluster.size;
    if (cluster.least == kNoPoint || compare_rows(points[row], points[cluster.least]) < 0) cluster.least = row;
  }
  std::erase_if(ranked, [](const Ranked& cluster) { return cluster.size == 0; });
  std::sort(ranked.begin(), ranked.end(), [&](const Ranked& x, const Ranked& y) {
    if (x.size != y.size) return x.size > y.size;
    return compare_rows(points[x.least], points[y.least]) < 0;
  });
  Clusters result;
  std::vector<std::int32_t> number(bound, Clusters::kNoise);
  for (const Ranked& cluster : ranked) {
    number[cluster.label] = static_cast<std::int32_t>(result.sizes.size());
    result.sizes.push_back(cluster.size);
  }
  result.labels.reserve(labels.size());
  for (const std::uint32_t label : labels) result.labels.push_back(label == kNoPoint ? Clusters::kNoise : number[label]);
  return result;
}

}  // namespace brouncker
