#include "results/report/principal_components.hpp"

#include <cmath>

#include <Eigen/Dense>

namespace brouncker::report {

std::array<double, 2> PrincipalComponents::project(const std::vector<double>& row) const {
  std::array<double, 2> result{};
  for (std::size_t k = 0; k < row.size(); ++k) {
    const double standardized = deviation[k] > 0 ? (row[k] - mean[k]) / deviation[k] : 0;
    for (std::size_t c = 0; c < 2; ++c) result[c] += direction[c][k] * standardized;
  }
  return result;
}

PrincipalComponents principal_components(const std::vector<std::vector<double>>& columns) {
  const auto size = static_cast<Eigen::Index>(columns.size());
  const std::size_t rows = columns.front().size();
  PrincipalComponents result;
  for (const auto& column : columns) {
    double sum = 0, squares = 0;
    for (const double x : column) sum += x;
    const double mean = rows > 0 ? sum / static_cast<double>(rows) : 0;
    for (const double x : column) squares += (x - mean) * (x - mean);
    result.mean.push_back(mean);
    result.deviation.push_back(rows > 0 ? std::sqrt(squares / static_cast<double>(rows)) : 0);
  }
  Eigen::MatrixXd correlation = Eigen::MatrixXd::Zero(size, size);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const double scale = result.deviation[i] * result.deviation[j] * static_cast<double>(rows);
      double sum = 0;
      for (std::size_t r = 0; r < rows; ++r) sum += (columns[i][r] - result.mean[i]) * (columns[j][r] - result.mean[j]);
      const auto p = static_cast<Eigen::Index>(i), q = static_cast<Eigen::Index>(j);
      correlation(p, q) = correlation(q, p) = scale > 0 ? sum / scale : 0;
    }
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlation);
  const double trace = correlation.trace();
  for (std::size_t c = 0; c < 2; ++c) {
    const Eigen::Index which = size - 1 - static_cast<Eigen::Index>(c);
    Eigen::VectorXd v = solver.eigenvectors().col(which);
    Eigen::Index largest = 0;
    v.cwiseAbs().maxCoeff(&largest);
    if (v(largest) < 0) v = -v;
    result.direction[c].assign(v.data(), v.data() + size);
    result.explained[c] = trace > 0 ? solver.eigenvalues()(which) / trace : 0;
  }
  return result;
}

}  // namespace brouncker::report
