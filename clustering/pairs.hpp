/// Twins: pairs of rows that are nearly equal.
#pragma once

#include "clustering/points.hpp"

#include <vector>

namespace brouncker {

/// Two rows, first < second.
struct Pair {
  PointId first, second;
  double distance;
  friend bool operator==(const Pair&, const Pair&) = default;
};

/// All pairs of rows at most so far apart (Euclid), in the order of first, then second.
///
/// @param at_most Throws Error where there are more pairs than this: n equal rows are n (n - 1)/2 pairs.
/// Throws as require_finite does. Cost: O(n log n + pairs). Parallel.
std::vector<Pair> pairs_within(const Points& points, double distance, std::size_t at_most = 10'000'000);

}  // namespace brouncker
