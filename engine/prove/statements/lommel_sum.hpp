/// Limits as two 1F2: a dominant tail K = kappa h(n) y(n+1)/y(n) with deg h = 2, b = B h, y not constant.
///
/// With sigma(m) = 1, sigma(n)/sigma(n-1) = rho/h(n), rho = -B/kappa^2 and h monic, the terms of engine/prove/find/series.hpp are
/// tau(n) = c sigma(n)/(y(n) y(n+1)), and telescoping takes y away:
///
///     c/(y(n) y(n+1)) = rho p(n+1)/(h(n+1) y(n+1)) - p(n)/y(n) + alpha + beta n,
///     S = -p(m)/y(m) + (alpha + beta m) F1 + beta rho/(A A') F2,
///     F1 = 1F2(1; A, A'; rho), F2 = 1F2(2; A+1, A'+1; rho), h(n) = (n + x)(n + x'), A = m + 1 + x, A' = m + 1 + x'.
#pragma once

#include "engine/prove/statements/linear_form.hpp"

#include <optional>

namespace brouncker {

struct LommelSeries {
  Integer start;
  /// p(n) with rational coefficients: numerator / denominator.
  Polynomial p;
  Integer p_denominator = 1;
  Rational alpha, beta;
};

/// S, as -p(m)/y(m) + ...; nullopt where a lower parameter is zero or a negative integer.
[[nodiscard]] std::optional<LinearForm> sum_of(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom,
                                               const LommelSeries& series);

}  // namespace brouncker
