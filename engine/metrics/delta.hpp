/// The irrationality measure delta in three readings; all dimensionless.
#pragma once

#include "engine/metrics/measurement.hpp"

namespace brouncker {

/// -log|L - p_n/q_n| / log|q_n| - 1 at the deepest sample, unreduced. NaN where log|q_n| <= 0 or eigenvalues are complex.
double naive_delta(const Measurement& m);

/// The same with the reduced denominator: |L - p_n/q_n| = q~_n^-(1 + delta).
double delta(const Measurement& m);

/// n |log ratio of eigenvalues| / log q~_n - 1 with log q~_n = eta n log n + gamma n from the growth fit (its coefficients
/// rounded to 10 decimals, as the published program does), at the asymptotic depth.
double predicted_delta(const Measurement& m);

}  // namespace brouncker
