/// What the metrics of one PCF are read off: samples, the two fits, the eigenvalues.
#pragma once

#include "engine/metrics/eigenvalues.hpp"
#include "engine/metrics/exact_error.hpp"
#include "engine/metrics/sample.hpp"
#include "engine/metrics/table.hpp"
#include "formulas/job.hpp"

#include <limits>
#include <optional>
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

/// What the errors of convergents are measured against.
enum class Reference {
  none,        ///< there is no limit: the PCF diverges, or its limit is the point at infinity
  convergent,  ///< p_N/q_N stands in for L, N the sampling depth
  limit        ///< L itself, a rational number
};

struct Measurement {
  Sampling sampling;
  std::vector<Sample> points;
  GrowthFit growth;
  ErrorFit error;
  Eigenvalues eigenvalues;
  Reference reference = Reference::convergent;
  ExactGain gain;  ///< with Reference::limit
};

/// Fits eta, gamma by least squares over the samples; where |eta| < 0.05 the denominators have lost their factorial growth, and
/// gamma is fitted alone with eta = 0. Source: [Shalyt2024, 3.2 and its published program].
GrowthFit fit_growth(std::span<const Sample> points);

ErrorFit fit_error(std::span<const Sample> points);

/// Everything the metrics need, from samples taken before: errors against p_N/q_N, whatever the class, as in the published program.
Measurement measure(const Pcf& pcf, const Sampling& sampling, std::span<const Sample> points);

/// The same, errors against what is known of the limit.
/// @param limit Where the reference is Reference::limit.
Measurement measure(const Pcf& pcf, const Sampling& sampling, std::vector<Sample> points, Reference reference,
                    const std::optional<Rational>& limit);

/// The values of the table's metrics. Where the eigenvalues are complex, and where there is no limit, only the growth is defined:
/// the convergents do not settle, so that an error and a delta would measure noise. Says nothing about factorial_reduction, which no
/// fit decides.
Metrics metrics_of(const Measurement& measurement);

}  // namespace brouncker
