/// A minimum spanning tree of all points under the mutual reachability distance.
#pragma once

#include "clustering/nearest.hpp"

namespace brouncker {

/// Joins two rows. The weight is the square of max(core(x), core(y), |x - y|).
struct Edge {
  PointId x, y;
  double squared;
};

/// Boruvka's algorithm on one tree. In each round the smaller half of the components look for their shortest edges; a point keeps
/// the best partner it has found, which stays the best as long as it is outside, and otherwise its length as a lower bound.
/// Nodes that lie inside the component, or beyond its shortest edge so far, are skipped.
///
/// @return n - 1 edges (none for n = 0), between rows, not places. Among equally heavy trees it is any one, but the
///         components that remain when all edges longer than w are cut are the same for all of them, and so is the
///         multiset of weights.
/// Cost:   O(n log n) queries at worst, about 20 rounds in practice. Parallel. Source: [Boruvka1926; March2010; McInnes2017].
std::vector<Edge> spanning_tree(const KdTree& tree, const Neighbours& neighbours);

}  // namespace brouncker
