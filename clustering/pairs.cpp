#include "clustering/pairs.hpp"

#include "clustering/kd_tree.hpp"
#include "clustering/parallel.hpp"
#include "formulas/error.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::size_t kBlock = 4096;

/// Pairs whose smaller row number is at one of the places begin..end.
std::vector<Pair> pairs_of(const KdTree& tree, std::size_t begin, std::size_t end, double distance) {
  std::vector<Pair> result;
  const double bound = std::nextafter(distance * distance, std::numeric_limits<double>::infinity());
  for (std::size_t place = begin; place < end; ++place) {
    const PointId row = tree.id(static_cast<PointId>(place));
    search_points(
        tree, tree.at(static_cast<PointId>(place)), [&] { return bound; },
        [&](PointId other, double squared) {
          if (tree.id(other) > row) result.push_back({row, tree.id(other), std::sqrt(squared)});
        });
  }
  return result;
}

}  // namespace

std::vector<Pair> pairs_within(const Points& points, double distance, std::size_t at_most) {
  const KdTree tree(points);
  const std::size_t blocks = (tree.size() + kBlock - 1) / kBlock;
  std::vector<std::vector<Pair>> found(blocks);
  std::atomic<std::size_t> total = 0;
  parallel::blocks(blocks, 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t block = begin; block < end && total <= at_most; ++block) {
      found[block] = pairs_of(tree, block * kBlock, std::min(tree.size(), (block + 1) * kBlock), distance);
      total += found[block].size();
    }
  });
  if (total > at_most)
    throw input_error(
        fmt::format("more than {} pairs of rows are within {} of each other: ask for a smaller distance", at_most, distance));
  std::vector<Pair> result;
  result.reserve(total);
  for (const auto& pairs : found) result.insert(result.end(), pairs.begin(), pairs.end());
  std::sort(result.begin(), result.end(),
            [](const Pair& x, const Pair& y) { return x.first != y.first ? x.first < y.first : x.second < y.second; });
  return result;
}

}  // namespace brouncker
