/// Ramanujan's series for 1/pi and its kind, each a named theorem, and sums of other terms that reduce to one of them.
///
///     sum over k >= 0 of (a k + b) h(k) = value,  h(k) = (1/2)_k (e)_k (1-e)_k/k!^3 z^k.
///
/// Where rational functions q, R satisfy q(n) = rho (a n + b) + R(n+1) h(n+1)/h(n) - R(n),
///
///     sum over n >= m of q(n) h(n) = rho (value - sum over k < m of (a k + b) h(k)) - R(m) h(m)       (|z| < 1, m beyond the poles).
#pragma once

#include "engine/prove/statements/hypergeometric_series.hpp"
#include "formulas/polynomial.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace brouncker {

struct RamanujanRow {
  /// Part of certificates.
  std::string_view name;
  std::string_view citation;
  long e_numerator, e_denominator;  ///< e = 1/2, 1/3, 1/4 or 1/6
  long a, b;
  std::string_view z;
  /// value = factor sqrt(radicand)/pi.
  std::string_view factor;
  long radicand;
};

std::span<const RamanujanRow> ramanujan_rows();
/// nullptr where there is none.
const RamanujanRow* find_ramanujan(std::string_view name);

/// h(n+1)/h(n).
SeriesRatio ratio_of(const RamanujanRow& row);
/// h(k). Precondition: k >= 0, not large.
Rational term(const RamanujanRow& row, long k);
/// The value, by the atom pi sqrt(radicand); as a map of it: value = map(atom).
ClosedForm value_of(const RamanujanRow& row);

/// The sum over n >= m above, R = r_top/r_bottom, as a map of the atom.
ClosedForm reduced_sum(const RamanujanRow& row, const Rational& rho, const Polynomial& r_top, const Polynomial& r_bottom, long m);

}  // namespace brouncker
