/// A balanced kd-tree: the order of points in which neighbours are close to each other, and boxes around pieces of it.
#pragma once

#include "clustering/distance.hpp"
#include "clustering/points.hpp"

#include <array>
#include <vector>

namespace brouncker {

/// Every node is split at the median of its widest side, down to leaves of 6 to 12 points, all of the same depth. Nodes are
/// numbered like a heap: the root is 1, the children of i are 2i and 2i + 1. A *place* is a position in the order of leaves.
/// Cost: O(d n + n log n). Source: [Bentley1975].
class KdTree {
 public:
  /// Copies the rows. Throws as require_finite does.
  explicit KdTree(const Points& points);

  std::size_t size() const { return ids_.size(); }
  std::size_t dimension() const { return dimension_; }
  std::size_t node_count() const { return 2 * first_leaf_; }
  bool is_leaf(std::size_t node) const { return node >= first_leaf_; }
  /// The places of a node.
  PointId first(std::size_t node) const { return first_[node]; }
  PointId last(std::size_t node) const { return last_[node]; }
  /// The row that is at a place.
  PointId id(PointId place) const { return ids_[place]; }
  const double* at(PointId place) const { return &values_[place * dimension_]; }
  const double* low(std::size_t node) const { return &boxes_[2 * node * dimension_]; }
  const double* high(std::size_t node) const { return &boxes_[(2 * node + 1) * dimension_]; }

 private:
  void build(const Points& points, std::size_t node, PointId first, PointId last);
  void enclose(const Points& points, std::size_t node);
  std::size_t widest_side(std::size_t node) const;

  std::size_t dimension_;
  std::size_t first_leaf_;
  std::vector<PointId> ids_, first_, last_;
  std::vector<double> values_, boxes_;
};

/// Visits the nodes of a tree that may hold something nearer to x than a bound, nearest boxes first.
///
/// @param bound   bound(): the current squared bound; a node whose lower bound is not below it is skipped.
/// @param nearest nearest(node, box): a lower bound for what the node holds, from the squared distance to its box.
/// @param visit   visit(first, last): looks at the places of a leaf.
template <std::size_t known, class Bound, class Nearest, class Visit>
void search_tree(const KdTree& tree, const double* x, const Bound& bound, const Nearest& nearest, const Visit& visit) {
  struct Pending {
    std::size_t node;
    double least;
  };
  const auto least = [&](std::size_t node) {
    return nearest(node, squared_distance_to_box<known>(x, tree.low(node), tree.high(node), tree.dimension()));
  };
  std::array<Pending, 64> stack;  // one for each level of at most 2^32 points
  std::size_t depth = 0;
  stack[depth++] = {1, least(1)};
  while (depth > 0) {
    const Pending top = stack[--depth];
    if (!(top.least < bound())) continue;
    if (tree.is_leaf(top.node)) {
      visit(tree.first(top.node), tree.last(top.node));
      continue;
    }
    const Pending left = {2 * top.node, least(2 * top.node)}, right = {2 * top.node + 1, least(2 * top.node + 1)};
    const bool left_first = left.least <= right.least;
    stack[depth++] = left_first ? right : left;
    stack[depth++] = left_first ? left : right;
  }
}

/// Calls see(place, squared distance) for the places nearer to x than the squared bound(), which may shrink meanwhile.
template <class Bound, class See>
void search_points(const KdTree& tree, const double* x, const Bound& bound, const See& see) {
  with_dimension(tree.dimension(), [&](auto known) {
    search_tree<known>(
        tree, x, bound, [](std::size_t, double box) { return box; },
        [&](PointId first, PointId last) {
          for (PointId place = first; place < last; ++place) {
            const double squared = squared_distance<known>(x, tree.at(place), tree.dimension());
            if (squared < bound()) see(place, squared);
          }
        });
  });
}

}  // namespace brouncker
