/// Principal component analysis of columns of doubles.
#pragma once

#include <array>
#include <vector>

namespace brouncker::report {

struct PrincipalComponents {
  std::vector<double> mean, deviation;           ///< of each column
  std::array<std::vector<double>, 2> direction;  ///< unit vectors in the standardized columns; the largest entry is positive
  std::array<double, 2> explained{};             ///< shares of the variance
  /// The two coordinates of a row.
  std::array<double, 2> project(const std::vector<double>& row) const;
};

/// Of the standardized columns (mean 0, variance 1; a constant column stays 0).
/// @param columns Shape [column][row], finite, at least two columns.
/// Cost: columns^2 rows. The rows are summed in their order.
PrincipalComponents principal_components(const std::vector<std::vector<double>>& columns);

}  // namespace brouncker::report
