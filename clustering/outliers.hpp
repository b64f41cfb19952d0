/// The rows worth a look: far better than is generic for their type, by no known mechanism.
#pragma once

#include "clustering/points.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// What makes a row promising.
struct OutlierRow {
  int type = 0;                  ///< rows are compared within their type only
  double eta_q = 0;              ///< growth of the reduced denominators; small is factorial reduction
  double delta = 0;              ///< irrationality measure
  double isolation = 0;          ///< see isolation()
  bool known_mechanism = false;  ///< deflatable, of Euler form, small primes only: not listed
};

struct Outlier {
  PointId row;
  double score;
  double reduction;        ///< generic eta_q - eta_q
  double delta_excess;     ///< delta - generic delta
  double isolation_ratio;  ///< isolation / generic isolation
  std::string reason;
};

/// The `count` rows of the highest score, best first. The generic value of a type is its median; types of fewer than 8 rows have
/// none and are left out, as are rows with known mechanisms or without eta_q and delta.
///
///     score = R + D/10 + I/10,   R = floor(10 reduction), D = floor(10 delta excess) in 0..9, I = ratio/(1 + ratio)
///
/// so that the reduction decides first, in steps of 0.1 (transients of the fits are 0.02 to 0.1), the excess of delta next,
/// isolation last. Rows with R = D = 0 that are not at least 4 times as isolated as usual are not listed.
/// Cost: O(n log n).
std::vector<Outlier> outliers(std::span<const OutlierRow> rows, std::size_t count);

/// Distance to the `neighbour`-th nearest other row of the same type; NaN for rows with values that are not finite and in
/// types with fewer rows.
/// Cost: O(n log n). Parallel.
std::vector<double> isolation(const Points& points, std::span<const int> types, std::size_t neighbour = 5);

}  // namespace brouncker
