/// Union-find.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace brouncker {

/// A partition of 0..n-1 that grows coarser. Cost: nearly O(1) an operation (path halving, union by size).
template <class Index>
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : parent_(count), least_(count), size_(count, 1) {
    std::iota(parent_.begin(), parent_.end(), Index{0});
    least_ = parent_;
  }
  /// The same for all members of a set, until it grows.
  Index find(Index x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  /// False where x and y are together already.
  bool join(Index x, Index y) {
    x = find(x);
    y = find(y);
    if (x == y) return false;
    if (size_[x] < size_[y]) std::swap(x, y);
    parent_[y] = x;
    size_[x] += size_[y];
    least_[x] = std::min(least_[x], least_[y]);
    return true;
  }
  Index size_of(Index x) { return size_[find(x)]; }
  Index least_of(Index x) { return least_[find(x)]; }

 private:
  std::vector<Index> parent_, least_, size_;
};

}  // namespace brouncker
