/// The irrationality measure delta in three readings; all dimensionless.
#include "engine/metrics/measurement.hpp"

#include <cmath>

namespace brouncker {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// @param gain log(1/(|L - p/q| q)) where it is known exactly, for the q whose logarithm is given.
double delta_from(const Measurement& m, double log_denominator, double gain) {
  const double log_error = m.points.back().log_error;
  if (m.eigenvalues.complex || m.reference == Reference::none || log_denominator <= 0 || !std::isfinite(log_error))
    return kUndefined;
  return m.reference == Reference::limit ? gain / log_denominator : -log_error / log_denominator - 1;
}

double ten_decimals(double x) { return std::round(x * 1e10) / 1e10; }

/// -log|L - p_n/q_n| / log|q_n| - 1 at the deepest sample, unreduced. NaN where log|q_n| <= 0, eigenvalues are complex or there is
/// no limit.
double naive_delta(const Measurement& m) { return delta_from(m, m.points.back().log_q, m.gain.unreduced); }

/// The same with the reduced denominator: |L - p_n/q_n| = q~_n^-(1 + delta).
double delta(const Measurement& m) { return delta_from(m, m.points.back().log_reduced_q(), m.gain.reduced); }

/// n |log ratio of eigenvalues| / log q~_n - 1 with log q~_n = eta n log n + gamma n from the growth fit (its coefficients
/// rounded to 10 decimals, as the published program does), at the asymptotic depth.
double predicted_delta(const Measurement& m) {
  if (m.reference == Reference::none) return kUndefined;
  const auto n = static_cast<double>(m.sampling.asymptotic_depth);
  const double per_term = ten_decimals(m.growth.gamma.value) + ten_decimals(m.growth.eta.value) * std::log(n);
  const double predicted = std::fabs(m.eigenvalues.log_ratio) / per_term - 1;
  return std::isfinite(predicted) ? predicted : kUndefined;
}

}  // namespace

extern const MetricRow kNaiveDelta{"naive_delta",
                                   "1",
                                   "-log|L - p_n/q_n| / log|q_n| - 1, unreduced",
                                   "[Shalyt2024, 3]",
                                   naive_delta,
                                   -0.74046829638432771,
                                   "δ of the unreduced denominators"};

extern const MetricRow kDelta{"delta",
                              "1",
                              "irrationality measure: |L - p_n/q_n| = q~_n^-(1 + delta), q~_n reduced",
                              "[Shalyt2024, 3]",
                              delta,
                              -0.20267259587802372,
                              "irrationality measure δ"};

extern const MetricRow kPredictedDelta{"predicted_delta",
                                       "1",
                                       "n |log eigenvalue ratio| / log q~_n - 1 at the asymptotic depth",
                                       "[Shalyt2024, 3]",
                                       predicted_delta,
                                       -0.1992620640164862,
                                       "predicted δ"};

}  // namespace brouncker
