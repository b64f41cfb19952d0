/// How well a metric separates groups that are known.
#pragma once

#include "clustering/points.hpp"

#include <vector>

namespace brouncker {

/// No group.
inline constexpr std::int32_t kUnlabelled = -1;

/// The index of [Davies1979] with Euclidean distances: the mean over groups i of
///
///     max over j != i of (s_i + s_j) / |c_i - c_j|
///
/// with c the centroid of a group and s the mean distance of its rows to it. Lower is better. Rows that are unlabelled or have
/// a value that is not finite do not count. A group that coincides with another one (c_i = c_j) makes it infinite, unless both are
/// points (0/0 counts as 0: a constant column). NaN for fewer than two groups.
/// @param labels Shape [n]: groups 0, 1, ..., or kUnlabelled.
/// Cost:         O(d (n + groups^2)).
double davies_bouldin(const Points& points, std::span<const std::int32_t> labels);

struct NearestAgreement {
  std::size_t rows = 0;  ///< labelled rows with a labelled row of another kin
  double share = 0;      ///< of them, whose nearest such row has the same label; ties count in part. NaN for no rows
};

/// 1-nearest-neighbour agreement: does the nearest labelled row that is not of the same kin have the same label?
/// @param kin Shape [n]: rows of the same kin, such as shifts of one PCF, do not speak for each other.
/// Rows with values that are not finite do not count. Cost: O(n log n) for kins of few rows. Parallel.
NearestAgreement nearest_agreement(const Points& points, std::span<const std::int32_t> labels, std::span<const std::uint64_t> kin);

}  // namespace brouncker
