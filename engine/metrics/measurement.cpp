#include "engine/metrics/measurement.hpp"

#include "engine/metrics/least_squares.hpp"

#include <cmath>

namespace brouncker {
namespace {

/// Below this |eta| the published program calls the growth exponential.
constexpr double kNoFactorialGrowth = 0.05;

template <class F>
std::vector<double> column(std::span<const Sample> points, F f) {
  std::vector<double> values;
  for (const Sample& point : points) values.push_back(f(static_cast<double>(point.position), point));
  return values;
}

double linear(double x, const Sample&) { return x; }
double logarithmic(double x, const Sample&) { return std::log(x); }
double factorial(double x, const Sample&) { return x * std::log(x); }

Fitted fitted(const LeastSquares& fit, std::size_t i) {
  return fit.coefficients.empty() ? Fitted{} : Fitted{fit.coefficients[i], fit.variances[i]};
}

/// Threshold of "partial": eta is at least this far below the growth of q_n itself. The finite depth alone moves fitted
/// eta by less than 0.1 on the published space.
constexpr double kPartialReduction = 0.2;

FactorialReduction reduction(const Pcf& pcf, const GrowthFit& growth) {
  if (std::isnan(growth.eta.value)) return FactorialReduction::unknown;
  if (growth.eta.value == 0) return FactorialReduction::full;
  const double unreduced = std::max<double>(pcf.a.degree(), pcf.b.degree() / 2.0);
  return growth.eta.value < unreduced - kPartialReduction ? FactorialReduction::partial : FactorialReduction::none;
}

}  // namespace

GrowthFit fit_growth(std::span<const Sample> points) {
  const std::vector<double> y = column(points, [](double, const Sample& s) { return s.log_reduced_q(); });
  const std::vector<std::vector<double>> columns = {column(points, linear), column(points, factorial)};
  const LeastSquares both = least_squares(columns, y);
  const GrowthFit growth = {fitted(both, 0), fitted(both, 1)};
  if (!(std::fabs(growth.eta.value) < kNoFactorialGrowth)) return growth;
  const LeastSquares alone = least_squares(std::span(columns).first(1), y);
  return {fitted(alone, 0), {0, 0}};
}

ErrorFit fit_error(std::span<const Sample> points) {
  const std::vector<std::vector<double>> columns = {column(points, logarithmic), column(points, linear),
                                                    column(points, factorial)};
  const LeastSquares fit = least_squares(columns, column(points, [](double, const Sample& s) { return s.log_error; }));
  return {fitted(fit, 0), fitted(fit, 1), fitted(fit, 2)};
}

Measurement measure(const Pcf& pcf, const Sampling& sampling, const Samples& samples) {
  return {sampling, samples.points, fit_growth(samples.points), fit_error(samples.points),
          eigenvalues_at(pcf, sampling.asymptotic_depth)};
}

Metrics metrics_of(const Pcf& pcf, const Measurement& measurement) {
  Metrics metrics;
  for (std::size_t i = 0; i < kMetricCount; ++i) metrics.values[i] = metric_table()[i].measure(measurement);
  metrics.factorial_reduction = reduction(pcf, measurement.growth);
  metrics.complex_eigenvalues = measurement.eigenvalues.complex;
  return metrics;
}

}  // namespace brouncker
