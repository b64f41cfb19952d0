#include "clustering/kd_tree.hpp"

#include "clustering/parallel.hpp"

#include <numeric>

namespace brouncker {
namespace {

/// The fewest points that a leaf is split at. Measured at 774,854 points in 6 dimensions: 8, 12 and 16 differ by less than 10 %.
constexpr std::size_t kLeafSize = 12;
/// Smaller pieces are not worth a task.
constexpr PointId kTaskSize = 20'000;

/// 2^levels, so that the leaves hold at most kLeafSize points.
std::size_t leaf_count(std::size_t points) {
  std::size_t leaves = 1;
  while (points > leaves * kLeafSize) leaves *= 2;
  return leaves;
}

}  // namespace

KdTree::KdTree(const Points& points) : dimension_(points.dimension()), first_leaf_(leaf_count(points.size())) {
  require_finite(points);
  const std::size_t count = points.size();
  ids_.resize(count);
  std::iota(ids_.begin(), ids_.end(), PointId{0});
  first_.assign(node_count(), 0);
  last_.assign(node_count(), 0);
  boxes_.assign(2 * node_count() * dimension_, 0.0);
  build(points, 1, 0, static_cast<PointId>(count));
  values_.resize(count * dimension_);
  parallel::blocks(count, 4096, [&](std::size_t begin, std::size_t end) {
    for (std::size_t place = begin; place < end; ++place)
      std::copy_n(points[ids_[place]].data(), dimension_, &values_[place * dimension_]);
  });
}

void KdTree::build(const Points& points, std::size_t node, PointId first, PointId last) {
  first_[node] = first;
  last_[node] = last;
  if (first == last) return;
  enclose(points, node);
  if (is_leaf(node)) return;
  const std::size_t axis = widest_side(node);
  const PointId middle = first + (last - first) / 2;
  std::nth_element(ids_.begin() + first, ids_.begin() + middle, ids_.begin() + last,
                   [&](PointId x, PointId y) { return points[x][axis] < points[y][axis]; });
  const auto left = [&] { build(points, 2 * node, first, middle); };
  const auto right = [&] { build(points, 2 * node + 1, middle, last); };
  if (last - first > kTaskSize) return parallel::both(left, right);
  left();
  right();
}

void KdTree::enclose(const Points& points, std::size_t node) {
  double* low = &boxes_[2 * node * dimension_];
  double* high = low + dimension_;
  std::copy_n(points[ids_[first_[node]]].data(), dimension_, low);
  std::copy_n(low, dimension_, high);
  for (PointId place = first_[node] + 1; place < last_[node]; ++place) {
    const auto row = points[ids_[place]];
    for (std::size_t k = 0; k < dimension_; ++k) {
      low[k] = std::min(low[k], row[k]);
      high[k] = std::max(high[k], row[k]);
    }
  }
}

std::size_t KdTree::widest_side(std::size_t node) const {
  std::size_t widest = 0;
  for (std::size_t k = 1; k < dimension_; ++k)
    if (high(node)[k] - low(node)[k] > high(node)[widest] - low(node)[widest]) widest = k;
  return widest;
}

}  // namespace brouncker
