/// Disjoint sets of indices.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace brouncker {

class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

  /// The smallest index of the set.
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  /// False where they were together already.
  bool join(std::size_t i, std::size_t j) {
    i = find(i), j = find(j);
    if (i == j) return false;
    parent_[std::max(i, j)] = std::min(i, j);
    return true;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace brouncker
