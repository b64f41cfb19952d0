/// Limits as sums of rational functions times powers, from a dominant rational tail K:
///
///     L = (p_(m-1) + T p_(m-2))/(q_(m-1) + T q_(m-2)),  T = K(m) + 1/S,
///     S = sum_(n >= m) tau(n),  tau(m) = -1/K(m),  tau(n)/tau(n-1) = -b(n-1)/(K(n-1) K(n)).
///
/// Where the roots of b cancel modulo Z, tau(n) = z^(n-m) times a rational function, and sum_of() sums it.
/// Source: Euler's continued fraction; reduction of order.
#pragma once

#include "engine/prove/statements/summation.hpp"
#include "engine/recurrence/rational_tail.hpp"

#include <optional>

namespace brouncker {

/// tau(n) = z^(n-m) (f(n) + z G(n+1) - G(n)), G = g_top/g_bottom, which tends to 0: S = sum of z^(n-m) f(n) - G(m).
struct RationalSeries {
  Rational z;
  PartialFractions f;
  Integer start;
  Polynomial g_top, g_bottom = Polynomial::constant(1);
};

/// A rational function F with F(n)/F(n-1) = top(n)/bottom(n) up to the constant limit of that ratio, as (top, bottom); nullopt where there
/// is none of degree <= 300. Precondition: top and bottom have no common factor.
[[nodiscard]] std::optional<std::pair<Polynomial, Polynomial>> rational_ratio(const Polynomial& top, const Polynomial& bottom);

/// S; nullopt where summation.hpp has no closed form.
[[nodiscard]] std::optional<LinearForm> sum_of(const RationalSeries& series);

/// nullopt where tau is not of this form: where it has poles that are not rational and do not telescope away.
[[nodiscard]] std::optional<RationalSeries> rational_series(const Pcf& pcf, const RationalTail& tail);

}  // namespace brouncker
