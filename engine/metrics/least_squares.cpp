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

LeastSquares least_squares(std::span<const std::vector<double>> columns, std::span<const double> y) {
  const std::size_t m = columns.size();
  if (y.size() < m || !all_finite(y)) return {};
  std::vector<Vector> basis;
  std::vector<Vector> r;  // r[j]: entries 0..j of column j of the triangular factor
  for (const std::vector<double>& column : columns) {
    Vector x(column.begin(), column.end());
    const long double size = std::sqrt(dot(x, x));
    Vector shares = projected_out(x, basis);
    const long double rest = std::sqrt(dot(x, x));
    if (!(rest > size * 1e-15L)) return {};
    for (long double& value : x) value /= rest;
    shares.push_back(rest);
    basis.push_back(std::move(x));
    r.push_back(std::move(shares));
  }
  Vector residual(y.begin(), y.end());
  const Vector right = projected_out(residual, basis);
  const long double rss = dot(residual, residual);

  // Columns of R^-1 by back substitution; c = R^-1 right, (X^T X)^-1 = R^-1 R^-T.
  Vector c(m), variance(m);
  for (std::size_t j = 0; j < m; ++j) {
    Vector inverse(j + 1);
    inverse[j] = 1 / r[j][j];
    for (std::size_t i = j; i-- > 0;) {
      long double sum = 0;
      for (std::size_t k = i + 1; k <= j; ++k) sum += r[k][i] * inverse[k];
      inverse[i] = -sum / r[i][i];
    }
    for (std::size_t i = 0; i <= j; ++i) {
      c[i] += inverse[i] * right[j];
      variance[i] += inverse[i] * inverse[i];
    }
  }
  LeastSquares fit;
  const long double noise = y.size() > m ? rss / static_cast<long double>(y.size() - m)
                                         : std::numeric_limits<long double>::quiet_NaN();
  for (std::size_t j = 0; j < m; ++j) {
    fit.coefficients.push_back(static_cast<double>(c[j]));
    fit.variances.push_back(static_cast<double>(variance[j] * noise));
  }
  return fit;
}

}  // namespace brouncker
