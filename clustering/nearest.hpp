/// The nearest neighbours of every point of a tree.
#pragma once

#include "clustering/kd_tree.hpp"

namespace brouncker {

/// The k nearest points of each point, itself counted, in the order of places.
struct Neighbours {
  std::size_t count = 0;             ///< k, at most the number of points
  std::vector<PointId> places;       ///< shape [n x k]: nearest first; among equal distances any of them
  std::vector<double> squared_core;  ///< shape [n]: squared distance of the k-th
};

/// @param count k >= 1; where there are fewer points, all of them are taken.
/// Cost: O(n (k + log n)) for points in few dimensions. Parallel.
Neighbours nearest_neighbours(const KdTree& tree, std::size_t count);

}  // namespace brouncker
