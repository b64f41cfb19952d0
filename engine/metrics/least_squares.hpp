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

/// The columns of X, factored once as X = Q R, for any number of right sides.
class Design {
 public:
  /// @param columns The columns of X, equally long.
  explicit Design(std::span<const std::vector<double>> columns);
  /// The same as least_squares(columns, y), to the last bit. Cost: O(rows columns).
  LeastSquares fit(std::span<const double> y) const;

 private:
  using Vector = std::vector<long double>;
  std::size_t columns_ = 0;
  std::vector<Vector> basis_;    // orthonormal; shorter than columns_ where the columns are dependent
  std::vector<Vector> inverse_;  // inverse_[j]: entries 0..j of column j of R^-1
  Vector variance_;              // diag(R^-1 R^-T)
};

/// Minimises |X c - y|_2 by Gram-Schmidt with reorthogonalisation, in long double.
///
/// @param columns The columns of X, each as long as y; rows >= columns.
/// @return Empty vectors where the columns are linearly dependent, rows < columns, or a number is not finite.
/// Cost: O(rows columns^2).
LeastSquares least_squares(std::span<const std::vector<double>> columns, std::span<const double> y);

}  // namespace brouncker
