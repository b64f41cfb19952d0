/// What the metrics of one PCF are read off: samples, the two fits, the eigenvalues.
#pragma once

#include "engine/metrics/eigenvalues.hpp"
#include "engine/metrics/sample.hpp"
#include "engine/metrics/table.hpp"
#include "formulas/job.hpp"

#include <limits>
#include <span>
#include <vector>

namespace brouncker {

/// A fitted coefficient and its variance.
struct Fitted {
  double value = std::numeric_limits<double>::quiet_NaN();
  double variance = std::numeric_limits<double>::quiet_NaN();
};

/// log q~_n ~ eta n log n + gamma n for the reduced denominators q~_n = |q_n| / gcd(p_n, q_n).
struct GrowthFit {
  Fitted gamma, eta;
};

/// log|L - p_n/q_n| ~ eta n log n + gamma n + beta log n.
struct ErrorFit {
  Fitted beta, gamma, eta;
};

struct Measurement {
  Sampling sampling;
  std::vector<Sample> points;
  GrowthFit growth;
  ErrorFit error;
  Eigenvalues eigenvalues;
};

/// Fits eta, gamma by least squares over the samples; where |eta| < 0.05 the denominators have lost their factorial growth, and
/// gamma is fitted alone with eta = 0. Source: [Shalyt2024, 3.2 and its published program].
GrowthFit fit_growth(std::span<const Sample> points);

ErrorFit fit_error(std::span<const Sample> points);

/// Everything the metrics need, from samples taken before.
Measurement measure(const Pcf& pcf, const Sampling& sampling, std::span<const Sample> points);

/// The values of the table's metrics. Where the eigenvalues are complex only the growth is defined: the convergents do not
/// settle, so that an error and a delta would measure noise.
Metrics metrics_of(const Pcf& pcf, const Measurement& measurement);

}  // namespace brouncker
