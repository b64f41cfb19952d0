/// Single linkage: which points are together when all edges longer than a distance are cut.
#pragma once

#include "clustering/spanning_tree.hpp"

namespace brouncker {

/// Nodes 0..n-1 are the points; node n + i is a component that came into being at `height[i]`, of two or more components that
/// edges of exactly this length join. Equal lengths join at once, not one after the other, so that the tree is the same for
/// every minimum spanning tree and every order of the points. Children precede their parents; the last node is the root.
struct Linkage {
  std::size_t points = 0;
  std::vector<double> squared_height;  ///< shape [components]: increasing, squares of distances
  std::vector<PointId> parent;         ///< shape [n + components]; kNoPoint for the root
  std::vector<PointId> size;           ///< shape [n + components]: points below

  double squared(std::size_t node) const { return squared_height[node - points]; }
  std::size_t nodes() const { return parent.size(); }
};

/// @param edges A spanning tree of `points` points, in any order.
/// Cost: O(n log n). Source: [Campello2013, algorithm 1: edges of the same weight are removed simultaneously].
Linkage single_linkage(std::size_t points, std::vector<Edge> edges);

}  // namespace brouncker
