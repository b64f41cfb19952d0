/// Limits from a recessive sequence: the common end of dual sums and integrals.
///
/// Let c0 X_n + c1 X_(n+1) + c2 X_(n+2) = 0 for n >= 0, a(n) = -c1(n-1), b(n) = -c0(n-1) c2(n-2). If X, scaled by the product of c2, is the
/// recessive solution of the PCF's recurrence and X_0 is not 0,
///     L = a(0) - c2(-1) X_1/X_0                                                           (Pincherle's theorem).
#pragma once

#include "engine/prove/statements/linear_form.hpp"
#include "formulas/pcf.hpp"

#include <array>
#include <optional>

namespace brouncker {

/// Bounds of such sequences are short: m 2^e, 16 <= m < 32. The next smaller one; nullopt where x is not short.
[[nodiscard]] std::optional<Rational> shorter_bound(const Rational& x);
/// The least short bound from 2^-80 to 2^40 that holds; nullopt where none does. Precondition: what bounds, bounds from there on.
template <class Holds>
[[nodiscard]] std::optional<Rational> least_bound(const Holds& holds) {
  Rational bound(1, Integer(1) << 80U);
  const Rational most(Integer(1) << 40U);
  while (bound <= most && !holds(bound)) bound *= 2;
  if (bound > most) return std::nullopt;
  while (holds(*shorter_bound(bound))) bound = *shorter_bound(bound);
  return bound;
}

/// c0, c1, c2.
using Recurrence = std::array<Polynomial, 3>;

/// a(n) = -c1(n-1), b(n) = -c0(n-1) c2(n-2).
Pcf pcf_of(const Recurrence& c);

/// L as a map of the one atom of X_0 and X_1; nullopt where they have different ones. Precondition: X_0 is not 0.
[[nodiscard]] std::optional<ClosedForm> recessive_limit(const Recurrence& c, const LinearForm& x0, const LinearForm& x1);

}  // namespace brouncker
