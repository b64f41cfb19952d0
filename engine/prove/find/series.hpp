/// Limits as sums of rational functions times powers, from a dominant rational tail K:
///
///     L = (p_(m-1) + T p_(m-2))/(q_(m-1) + T q_(m-2)),  T = K(m) + 1/S,
///     S = sum_(n >= m) tau(n),  tau(m) = -1/K(m),  tau(n)/tau(n-1) = -b(n-1)/(K(n-1) K(n)).
///
/// Where the roots of b cancel modulo Z, tau(n) = z^(n-m) f(n) with a rational function f, and sum_of() sums it.
/// Source: Euler's continued fraction; reduction of order.
#pragma once

#include "engine/prove/statements/summation.hpp"
#include "engine/recurrence/rational_tail.hpp"

#include <optional>

namespace brouncker {

/// tau(n) = z^(n-m) f(n).
struct RationalSeries {
  Rational z;
  PartialFractions f;
  Integer start;
};

/// nullopt where tau is not of this form, or f has poles that are not rational.
[[nodiscard]] std::optional<RationalSeries> rational_series(const Pcf& pcf, const RationalTail& tail);

}  // namespace brouncker
