/// The condensed tree and the selection of clusters in it.
#include "clustering/hdbscan.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace brouncker {
namespace {

double lambda(double squared) { return 1 / std::max(std::sqrt(squared), kSmallestDistance); }

/// What is below a node of the linkage and not too small.
struct Parts {
  PointId count = 0;
  PointId points = 0;
};

std::vector<Parts> large_parts(const Linkage& linkage, std::size_t min_cluster_size) {
  std::vector<Parts> parts(linkage.nodes() - linkage.points);
  for (std::size_t node = 0; node + 1 < linkage.nodes(); ++node) {
    if (linkage.size[node] < min_cluster_size) continue;
    Parts& above = parts[linkage.parent[node] - linkage.points];
    ++above.count;
    above.points += linkage.size[node];
  }
  return parts;
}

/// The stabilities of the best selection below each cluster, and whether the cluster itself is as good.
std::vector<bool> most_stable(const CondensedTree& tree) {
  const std::size_t count = tree.clusters.size();
  std::vector<std::vector<double>> below(count);
  std::vector<bool> better(count);
  for (std::size_t c = count; c-- > 0;) {
    // Added in the order of size, so that the sum does not depend on the numbers of the parts.
    std::sort(below[c].begin(), below[c].end());
    const double parts = std::accumulate(below[c].begin(), below[c].end(), 0.0);
    better[c] = tree.clusters[c].stability >= parts;
    if (c > 0) below[tree.clusters[c].parent].push_back(std::max(tree.clusters[c].stability, parts));
  }
  return better;
}

std::vector<bool> without_parts(const CondensedTree& tree) {
  std::vector<bool> leaf(tree.clusters.size(), true);
  for (std::size_t c = 1; c < tree.clusters.size(); ++c) leaf[tree.clusters[c].parent] = false;
  return leaf;
}

}  // namespace

CondensedTree condense(const Linkage& linkage, std::size_t min_cluster_size) {
  assert(min_cluster_size >= 2);
  CondensedTree tree;
  const std::size_t points = linkage.points;
  if (points < min_cluster_size) return tree;
  const std::vector<Parts> parts = large_parts(linkage, min_cluster_size);
  std::vector<std::uint32_t> cluster_of(linkage.nodes(), 0);
  tree.clusters.push_back({kNoPoint, 0, static_cast<PointId>(points), 0});
  tree.coincident = linkage.squared_height.back() == 0;
  for (std::size_t node = linkage.nodes(); node-- > 0;) {
    std::uint32_t& own = cluster_of[node];
    if (linkage.parent[node] != kNoPoint) {
      const std::size_t above = linkage.parent[node];
      own = cluster_of[above];
      if (linkage.size[node] >= min_cluster_size && parts[above - points].count >= 2) {
        tree.clusters.push_back({own, lambda(linkage.squared(above)), linkage.size[node], 0});
        own = static_cast<std::uint32_t>(tree.clusters.size() - 1);
      }
    }
    if (node < points) continue;
    // The nodes of a cluster are a chain of growing lambda, so that the order of this sum is its own.
    const Parts& below = parts[node - points];
    const PointId leaving = linkage.size[node] - (below.count == 1 ? below.points : 0);
    if (linkage.size[node] >= min_cluster_size)
      tree.clusters[own].stability += leaving * (lambda(linkage.squared(node)) - tree.clusters[own].birth);
  }
  tree.cluster_of.assign(cluster_of.begin(), cluster_of.begin() + static_cast<std::ptrdiff_t>(points));
  return tree;
}

std::vector<std::uint32_t> select(const CondensedTree& tree, ClusterSelection selection, bool allow_single_cluster) {
  std::vector<bool> chosen = selection == ClusterSelection::leaf ? without_parts(tree) : most_stable(tree);
  if (!chosen.empty() && !tree.coincident && !allow_single_cluster) chosen[0] = false;
  std::vector<std::uint32_t> outermost(tree.clusters.size(), kNoPoint);
  for (std::uint32_t c = 0; c < tree.clusters.size(); ++c) {
    if (c > 0) outermost[c] = outermost[tree.clusters[c].parent];
    if (outermost[c] == kNoPoint && chosen[c]) outermost[c] = c;
  }
  std::vector<std::uint32_t> labels;
  labels.reserve(tree.cluster_of.size());
  for (const std::uint32_t cluster : tree.cluster_of) labels.push_back(outermost[cluster]);
  return labels;
}

}  // namespace brouncker
