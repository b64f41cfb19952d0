#include "engine/metrics/measurement.hpp"

#include "engine/metrics/least_squares.hpp"

#include <algorithm>
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

/// The design matrices of all fits over one set of positions.
struct FitDesigns {
  std::vector<double> positions;
  Design growth, exponential_growth, error;
};

FitDesigns designed(std::span<const Sample> points) {
  const std::vector<std::vector<double>> columns = {column(points, logarithmic), column(points, linear), column(points, factorial)};
  const std::span all(columns);
  return {column(points, linear), Design(all.last(2)), Design(all.subspan(1, 1)), Design(all)};
}

/// A run meets two or three sets of positions a million times, so the last few designs are kept.
const FitDesigns& designs_for(std::span<const Sample> points) {
  constexpr std::size_t kKept = 8;
  thread_local std::vector<FitDesigns> kept;
  const auto fits = [&](const FitDesigns& d) {
    return std::ranges::equal(d.positions, points, {}, {}, [](const Sample& s) { return static_cast<double>(s.position); });
  };
  if (const auto found = std::ranges::find_if(kept, fits); found != kept.end()) return *found;
  if (kept.size() == kKept) kept.clear();
  return kept.emplace_back(designed(points));
}

}  // namespace

GrowthFit fit_growth(std::span<const Sample> points) {
  const FitDesigns& designs = designs_for(points);
  const std::vector<double> y = column(points, [](double, const Sample& s) { return s.log_reduced_q(); });
  const LeastSquares both = designs.growth.fit(y);
  const GrowthFit growth = {fitted(both, 0), fitted(both, 1)};
  if (!(std::fabs(growth.eta.value) < kNoFactorialGrowth)) return growth;
  return {fitted(designs.exponential_growth.fit(y), 0), {0, 0}};
}

ErrorFit fit_error(std::span<const Sample> points) {
  const LeastSquares fit = designs_for(points).error.fit(column(points, [](double, const Sample& s) { return s.log_error; }));
  return {fitted(fit, 0), fitted(fit, 1), fitted(fit, 2)};
}

Measurement measure(const Pcf& pcf, const Sampling& sampling, std::span<const Sample> points) {
  return {sampling,
          {points.begin(), points.end()},
          fit_growth(points),
          fit_error(points),
          eigenvalues_at(pcf, sampling.asymptotic_depth),
          Reference::convergent,
          {}};
}

Measurement measure(const Pcf& pcf, const Sampling& sampling, std::vector<Sample> points, Reference reference,
                    const std::optional<Rational>& limit) {
  ExactGain gain;
  if (reference == Reference::limit) gain = measure_against(pcf, *limit, points);
  Measurement measurement = measure(pcf, sampling, points);
  measurement.reference = reference;
  measurement.gain = gain;
  return measurement;
}

Metrics metrics_of(const Measurement& measurement) {
  Metrics metrics;
  for (std::size_t i = 0; i < kMetricCount; ++i) metrics.values[i] = kMetrics[i]->measure(measurement);
  metrics.complex_eigenvalues = measurement.eigenvalues.complex;
  return metrics;
}

}  // namespace brouncker
