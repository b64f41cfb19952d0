#include "engine/metrics/least_squares.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace brouncker {
namespace {

using Vector = std::vector<long double>;

long double dot(const Vector& x, const Vector& y) {
  long double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

/// Subtracts the projections on the orthonormal basis; twice, because once loses orthogonality for nearly parallel columns.
Vector projected_out(Vector& x, const std::vector<Vector>& basis) {
  Vector shares(basis.size());
  for (int round = 0; round < 2; ++round)
    for (std::size_t j = 0; j < basis.size(); ++j) {
      const long double share = dot(x, basis[j]);
      shares[j] += share;
      for (std::size_t i = 0; i < x.size(); ++i) x[i] -= share * basis[j][i];
    }
  return shares;
}

bool all_finite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

}  // namespace

Design::Design(std::span<const std::vector<double>> columns) : columns_(columns.size()), variance_(columns.size()) {
  std::vector<Vector> r;  // r[j]: entries 0..j of column j of the triangular factor
  for (const std::vector<double>& column : columns) {
    Vector x(column.begin(), column.end());
    const long double size = std::sqrt(dot(x, x));
    Vector shares = projected_out(x, basis_);
    const long double rest = std::sqrt(dot(x, x));
    if (!(rest > size * 1e-15L)) return;
    for (long double& value : x) value /= rest;
    shares.push_back(rest);
    basis_.push_back(std::move(x));
    r.push_back(std::move(shares));
  }
  // Columns of R^-1 by back substitution; (X^T X)^-1 = R^-1 R^-T.
  for (std::size_t j = 0; j < columns_; ++j) {
    Vector inverse(j + 1);
    inverse[j] = 1 / r[j][j];
    for (std::size_t i = j; i-- > 0;) {
      long double sum = 0;
      for (std::size_t k = i + 1; k <= j; ++k) sum += r[k][i] * inverse[k];
      inverse[i] = -sum / r[i][i];
    }
    for (std::size_t i = 0; i <= j; ++i) variance_[i] += inverse[i] * inverse[i];
    inverse_.push_back(std::move(inverse));
  }
}

LeastSquares Design::fit(std::span<const double> y) const {
  if (y.size() < columns_ || basis_.size() < columns_ || !all_finite(y)) return {};
  Vector residual(y.begin(), y.end());
  const Vector right = projected_out(residual, basis_);
  const long double noise = y.size() > columns_ ? dot(residual, residual) / static_cast<long double>(y.size() - columns_)
                                                : std::numeric_limits<long double>::quiet_NaN();
  LeastSquares fit;
  for (std::size_t i = 0; i < columns_; ++i) {
    long double c = 0;  // c = R^-1 Q^T y
    for (std::size_t j = i; j < columns_; ++j) c += inverse_[j][i] * right[j];
    fit.coefficients.push_back(static_cast<double>(c));
    fit.variances.push_back(static_cast<double>(variance_[i] * noise));
  }
  return fit;
}

LeastSquares least_squares(std::span<const std::vector<double>> columns, std::span<const double> y) {
  return Design(columns).fit(y);
}

}  // namespace brouncker
