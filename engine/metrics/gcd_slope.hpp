/// The share of the denominators' growth that the common factor of p_n and q_n takes away.
#pragma once

#include "engine/metrics/measurement.hpp"

namespace brouncker {

/// (log g_n - log g_m)/(log|q_n| - log|q_m|), g_n = gcd(p_n, q_n), at the two deepest samples m < n; dimensionless. A difference
/// of two exact values, it carries less of the transient at small n than the fits of growth. NaN where there are fewer than two
/// samples, or |q_n| does not grow between them.
double gcd_slope(const Measurement& m);

}  // namespace brouncker
