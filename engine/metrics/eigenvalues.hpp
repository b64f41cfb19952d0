/// The eigenvalues of [[0, b(n)], [1, a(n)]] far out.
#pragma once

#include "formulas/pcf.hpp"

#include <cstdint>
#include <limits>

namespace brouncker {

struct Eigenvalues {
  /// a(n)^2 + 4 b(n) < 0 at the depth asked.
  bool complex = false;
  /// sign(a) log(|larger| / |smaller|), >= 0 for a > 0; NaN where complex.
  double log_ratio = std::numeric_limits<double>::quiet_NaN();
};

/// The eigenvalues x^2 = a(n) x + b(n) at one n. With D = a^2 + 4b the logarithm of the ratio of their moduli is
///
///     2 asinh(|a| / sqrt(4 b))   for b > 0,      2 asinh(sqrt(D / (4 |b|)))   for b < 0,
///
/// which is free of cancellation for every a and b. +infinity where b(n) = 0. D and its sign are exact.
/// Source: [Shalyt2024, 3.3].
Eigenvalues eigenvalues_at(const Pcf& pcf, std::int64_t n);

}  // namespace brouncker
