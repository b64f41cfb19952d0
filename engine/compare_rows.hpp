/// Do two rows that were computed in different ways agree?
#pragma once

#include "engine/row.hpp"

#include <cmath>
#include <string>

namespace brouncker {

/// Relative (below 1: absolute) tolerance of a metric that both ways compute in doubles.
inline constexpr double kMetricTolerance = 1e-9;

inline bool agree(double x, double y, double tolerance) {
  return (std::isnan(x) && std::isnan(y)) || x == y || std::fabs(x - y) <= tolerance * std::fmax(1, std::fabs(y));
}

/// "" where the rows agree: texts, classes and flags to the letter, metrics to `tolerance`; else what differs first.
inline std::string difference(const Row& x, const Row& y, double tolerance = kMetricTolerance) {
  const auto differ = [](const std::string& what, const std::string& left, const std::string& right) {
    return what + ": " + left + " against " + right;
  };
  if (x.pcf != y.pcf) return "other formulas";
  if (x.convergence.kind != y.convergence.kind) return "class";
  if (x.convergence.digits_per_term != y.convergence.digits_per_term) return "digits per term";
  if (x.limit.kind != y.limit.kind || x.limit.value != y.limit.value) return differ("limit", x.limit.value, y.limit.value);
  if (x.limit.error_bound != y.limit.error_bound) return differ("error bound", x.limit.error_bound, y.limit.error_bound);
  if (x.limit.rigorous != y.limit.rigorous || x.limit.rational != y.limit.rational) return "rigorous or rational";
  if (x.deep_convergent != y.deep_convergent) return differ("deep convergent", x.deep_convergent, y.deep_convergent);
  if (x.metrics.factorial_reduction != y.metrics.factorial_reduction) return "factorial reduction";
  if (x.metrics.reduction_primes_tested != y.metrics.reduction_primes_tested ||
      x.metrics.reduction_primes_failed != y.metrics.reduction_primes_failed)
    return "primes of the factorial reduction";
  if (x.metrics.complex_eigenvalues != y.metrics.complex_eigenvalues) return "complex eigenvalues";
  for (std::size_t i = 0; i < kMetricCount; ++i)
    if (!agree(x.metrics.values[i], y.metrics.values[i], tolerance))
      return differ(std::string(kMetrics[i]->name), std::to_string(x.metrics.values[i]), std::to_string(y.metrics.values[i]));
  return "";
}

}  // namespace brouncker
