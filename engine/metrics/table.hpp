/// The table of metrics: columns, exports, help, the axes of the report and the generic tests follow from it.
///
/// How to add a metric:
///   1. engine/metrics/foo.cpp defines what is measured and the row, `extern const MetricRow kFoo{...};`.
///   2. Below, kFoo gets its place in the order of columns.
/// doc/FORMATS.md takes a line. Runs that were written before do not have the column and are refused (results/run/store.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

namespace brouncker {

struct Measurement;

/// One metric of a PCF.
struct MetricRow {
  std::string_view name;     ///< column and JSON name
  std::string_view unit;     ///< "1" for dimensionless
  std::string_view summary;  ///< one line with the formula
  std::string_view source;
  double (*measure)(const Measurement&);  ///< NaN where the metric does not exist
  double golden;                          ///< its value for a = 2n + 1, b = n^2 (4/pi) at the default sampling
  /// For people, on the axes of the report; empty: on no axis, and of no use to tell clusters apart, as variances are.
  std::string_view title = {};
  /// That of (-a, b) is the negative; else it is the same.
  bool turns_sign = false;
};

extern const MetricRow kNaiveDelta, kDelta, kPredictedDelta, kGammaQ, kEtaQ, kGammaQVariance, kEtaQVariance, kLogEigenvalueRatio,
    kBetaError, kGammaError, kEtaError, kBetaErrorVariance, kGammaErrorVariance, kEtaErrorVariance, kGcdSlope;

/// The order of columns.
inline constexpr std::array kMetrics = {&kNaiveDelta,
                                        &kDelta,
                                        &kPredictedDelta,
                                        &kGammaQ,
                                        &kEtaQ,
                                        &kGammaQVariance,
                                        &kEtaQVariance,
                                        &kLogEigenvalueRatio,
                                        &kBetaError,
                                        &kGammaError,
                                        &kEtaError,
                                        &kBetaErrorVariance,
                                        &kGammaErrorVariance,
                                        &kEtaErrorVariance,
                                        &kGcdSlope};

inline constexpr std::size_t kMetricCount = kMetrics.size();

/// Position of a metric in the table; kMetricCount where there is none of this name.
std::size_t metric_index(std::string_view name);

/// How much of the factorial growth of q_n the common factor of p_n and q_n removes: engine/sieve/trace_test.hpp decides.
enum class FactorialReduction { unknown, none, half, full };
inline constexpr std::array<std::string_view, 4> kReductionNames = {"", "none", "half", "full"};

/// The values of all metrics of one PCF, in the order of the table; NaN where one does not exist.
struct Metrics {
  std::array<double, kMetricCount> values = filled(std::numeric_limits<double>::quiet_NaN());
  FactorialReduction factorial_reduction = FactorialReduction::unknown;
  /// Primes that it was tested with, and how many of them say that there is no full reduction.
  int reduction_primes_tested = 0, reduction_primes_failed = 0;
  /// The published program's test a^2 + 4b < 0 at the asymptotic depth; differs from divergence for double roots.
  bool complex_eigenvalues = false;

  double operator[](std::string_view metric) const { return values[metric_index(metric)]; }

 private:
  static constexpr std::array<double, kMetricCount> filled(double x) {
    std::array<double, kMetricCount> all{};
    all.fill(x);
    return all;
  }
};

}  // namespace brouncker
