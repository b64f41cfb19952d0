#include "engine/metrics/delta.hpp"

#include <cmath>

namespace brouncker {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double delta_from(const Measurement& m, double log_denominator) {
  const double log_error = m.points.back().log_error;
  if (m.eigenvalues.complex || log_denominator <= 0 || !std::isfinite(log_error)) return kUndefined;
  return -log_error / log_denominator - 1;
}

double ten_decimals(double x) { return std::round(x * 1e10) / 1e10; }

}  // namespace

double naive_delta(const Measurement& m) { return delta_from(m, m.points.back().log_q); }

double delta(const Measurement& m) { return delta_from(m, m.points.back().log_reduced_q()); }

double predicted_delta(const Measurement& m) {
  const auto n = static_cast<double>(m.sampling.asymptotic_depth);
  const double per_term = ten_decimals(m.growth.gamma.value) + ten_decimals(m.growth.eta.value) * std::log(n);
  const double predicted = std::fabs(m.eigenvalues.log_ratio) / per_term - 1;
  return std::isfinite(predicted) ? predicted : kUndefined;
}

}  // namespace brouncker
