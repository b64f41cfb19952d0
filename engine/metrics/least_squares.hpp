/// Small linear least-squares problems.
#pragma once

#include <span>
#include <vector>

namespace brouncker {

struct LeastSquares {
  std::vector<double> coefficients;
  /// Estimated variances of the coefficients: diag((X^T X)^-1) RSS / (rows - columns); NaN where rows = columns.
  std::vector<double> variances;
};

/// Minimises |X c - y|_2 by Gram-Schmidt with reorthogonalisation, in long double.
///
/// @param columns The columns of X, each as long as y; rows >= columns.
/// @return Empty vectors where the columns are linearly dependent, rows < columns, or a number is not finite.
/// Cost: O(rows columns^2).
LeastSquares least_squares(std::span<const std::vector<double>> columns, std::span<const double> y);

}  // namespace brouncker
