/// Exact HDBSCAN: clusters of any density, and noise.
///
/// The mutual reachability distance of two points is max(core(x), core(y), |x - y|), where core is the distance of the
/// min_samples-th neighbour, the point itself counted. Cutting all edges longer than w leaves components; while w falls they
/// split. Pieces of fewer than min_cluster_size points fall off, the others are the clusters of a tree (*condensed tree*), in
/// which a selection without nesting is made. Nothing is sampled or approximated. The result depends on the set of rows
/// only: not on their order, not on the number of threads. A point that falls off at the very distance at which a cluster
/// splits belongs to neither part, as edges of the same weight are cut simultaneously.
/// Source: [Campello2013; Campello2015].
#pragma once

#include "clustering/linkage.hpp"

namespace brouncker {

enum class ClusterSelection {
  excess_of_mass,  ///< the clusters of the greatest total stability
  leaf             ///< the clusters that do not split: the finest
};

/// A cluster of the condensed tree. With lambda = 1/distance its stability is the sum over its points of
/// lambda(the point leaves it, or it splits) - lambda(it comes into being).
struct TreeCluster {
  std::uint32_t parent = kNoPoint;
  double birth = 0;  ///< lambda at which it splits off; 0 for the root
  PointId size = 0;
  double stability = 0;
};

/// Clusters in which a parent precedes its children; 0 is the root, all points. Empty where there are fewer than
/// min_cluster_size points.
struct CondensedTree {
  std::vector<TreeCluster> clusters;
  std::vector<std::uint32_t> cluster_of;  ///< shape [n]: the last cluster a point belongs to
  bool coincident = false;                ///< all points are equal
};

/// A partition of rows. Clusters are numbered by size, largest first, and among equal sizes by their lexicographically least
/// row, so that numbers too do not depend on the order of rows.
struct Clusters {
  static constexpr std::int32_t kNoise = -1;
  std::vector<std::int32_t> labels;  ///< shape [n]: 0 .. sizes.size() - 1, or kNoise
  std::vector<PointId> sizes;
  std::size_t noise() const;
};

/// Distances below are taken for this, so that equal points do not have infinite density.
inline constexpr double kSmallestDistance = 1e-9;

/// Precondition: min_cluster_size >= 2. Cost: O(n).
CondensedTree condense(const Linkage& linkage, std::size_t min_cluster_size);

/// Labels by cluster of the tree, of a selection: the root is selected only where all points coincide, or where it is allowed
/// and, for excess of mass, at least as stable as its parts.
/// @return Shape [n]: numbers of clusters in the tree, kNoPoint for noise.
std::vector<std::uint32_t> select(const CondensedTree& tree, ClusterSelection selection, bool allow_single_cluster = false);

/// What is common to all sizes and selections: computed once, 99 % of the cost.
class Hdbscan {
 public:
  /// @param points      Stay with the caller, who must keep them. Throws Error where a value is not finite.
  /// @param min_samples >= 1. Cost: see spanning_tree and nearest_neighbours.
  Hdbscan(const Points& points, std::size_t min_samples);

  /// Fewer than min_cluster_size points, or none that stand together: all noise. Precondition: min_cluster_size >= 2.
  Clusters clusters(std::size_t min_cluster_size, ClusterSelection selection, bool allow_single_cluster = false) const;

  const Linkage& linkage() const { return linkage_; }

 private:
  Points points_;
  Linkage linkage_;
};

/// The canonical numbers of a partition given by any numbers (kNoPoint: noise).
Clusters canonical_clusters(const Points& points, std::span<const std::uint32_t> labels);

}  // namespace brouncker
