/// Union-find.
#pragma once

#include "clustering/points.hpp"

#include <numeric>
#include <vector>

namespace brouncker {

/// A partition of 0..n-1 that grows coarser. Cost: nearly O(1) an operation (path halving, union by size).
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : parent_(count), size_(count, 1) {
    std::iota(parent_.begin(), parent_.end(), PointId{0});
  }
  PointId find(PointId x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  /// False where x and y are together already.
  bool join(PointId x, PointId y) {
    x = find(x);
    y = find(y);
    if (x == y) return false;
    if (size_[x] < size_[y]) std::swap(x, y);
    parent_[y] = x;
    size_[x] += size_[y];
    return true;
  }
  PointId size_of(PointId x) { return size_[find(x)]; }

 private:
  std::vector<PointId> parent_, size_;
};

}  // namespace brouncker
