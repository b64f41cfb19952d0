// With R(n) = B(n-1) Y(n), h(n+1)/h(n) = A(n)/B(n), q = N/D and Y = P/U:
//     N U U+ = rho (a n + b) D U U+ + D (A P+ U - B(n-1) P U+),   + for n + 1, linear in rho and the coefficients of P.
#include "engine/prove/find/ramanujan.hpp"

#include "engine/prove/find/polynomial_system.hpp"
#include "engine/prove/find/series.hpp"
#include "engine/prove/find/start.hpp"
#include "engine/recurrence/orbits.hpp"
#include "formulas/rational_polynomial.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr int kMostUnknowns = 120;
constexpr long kMostStart = 300, kMostDispersion = 200;

/// The largest h >= 0 for which x(n) and y(n + h) have a common factor; -1 where there is none.
long dispersion(const Polynomial& x, const Polynomial& y) {
  const auto of_x = orbits_of(x), of_y = orbits_of(y);
  long most = -1;
  if (!of_x || !of_y) return most;
  for (const Orbit& a : of_x->orbits)
    for (const Orbit& b : of_y->orbits)
      if (a.base == b.base) most = std::max(most, b.positions.back() - a.positions.front());
  return most;
}

/// The denominator that rational solutions Y of alpha Y(n+1) - beta Y = gamma may have; nullopt where it is too long.
std::optional<Polynomial> universal_denominator(const Polynomial& alpha, const Polynomial& beta) {
  Polynomial x = alpha.shifted(-1), y = beta, result = Polynomial::constant(1);
  const long most = dispersion(x, y);
  if (most > kMostDispersion) return std::nullopt;
  for (long h = most; h >= 0; --h) {
    const Polynomial common = primitive_gcd(x, y.shifted(h));
    if (common.degree() < 1) continue;
    x = *exact_quotient(x, common), y = *exact_quotient(y, common.shifted(-h));
    for (long i = 0; i <= h; ++i) result = result * common.shifted(-i);
    if (result.degree() > kMostUnknowns) return std::nullopt;
  }
  return result;
}

/// rho and R for the row; q is set.
bool reduce(RamanujanReduction& r) {
  const SeriesRatio ratio = ratio_of(*r.row);
  const Polynomial &n = r.q_top, &d = r.q_bottom, b = ratio.bottom.shifted(-1), linear = Polynomial::of({r.row->a, r.row->b});
  const auto u = universal_denominator(ratio.top * d, b * d);
  if (!u) return false;
  const Polynomial next = u->shifted(1);
  const int degree = u->degree() + std::max(n.degree() - d.degree(), 1) - 3;
  if (degree > kMostUnknowns) return false;
  std::vector<Polynomial> columns{linear * d * *u * next};
  Polynomial power = Polynomial::constant(1);
  for (int i = 0; i <= degree; ++i) {
    columns.push_back(d * (ratio.top * power.shifted(1) * *u - b * power * next));
    power = power * Polynomial::of({1, 0});
  }
  const auto x = unique_combination(columns, n * *u * next);
  if (!x || x->front() == 0) return false;
  r.rho = x->front();
  const RationalPolynomial p(x->begin() + 1, x->end());
  const Integer common = p.empty() ? Integer(1) : common_denominator(p);
  r.r_top = p.empty() ? Polynomial() : b * integral(p, common);
  r.r_bottom = r.r_top.is_zero() ? Polynomial::constant(1) : common * *u;
  return true;
}

}  // namespace

std::optional<RamanujanReduction> ramanujan_reduction(const Pcf& pcf, const RationalTail& tail) {
  // tau(n)/tau(n-1) = -b(n-1)/(K(n-1) K(n))
  const Polynomial top = -(pcf.b.shifted(-1) * tail.bottom.shifted(-1) * tail.bottom), bottom = tail.top.shifted(-1) * tail.top;
  if (top.degree() != bottom.degree()) return std::nullopt;
  for (const RamanujanRow& row : ramanujan_rows()) {
    const SeriesRatio ratio = ratio_of(row);
    if (top.leading() * ratio.bottom.leading() != bottom.leading() * ratio.top.leading()) continue;
    const Polynomial above = top * ratio.bottom.shifted(-1), below = bottom * ratio.top.shifted(-1);
    const Polynomial common = primitive_gcd(above, below);
    const auto q = rational_ratio(*exact_quotient(above, common), *exact_quotient(below, common));
    if (!q) continue;
    RamanujanReduction r{&row, q->first, q->second, {}, {}, 0, 0};
    const auto first = regular_from({tail.top, tail.bottom, r.q_top, r.q_bottom}, 1, kMostStart);
    if (!first) continue;
    // tau(m) = -1/K(m) = q(m) h(m)
    const Rational scale = -Rational(tail.bottom(*first)) / Rational(tail.top(*first)) * Rational(r.q_bottom(*first)) /
                           Rational(r.q_top(*first)) / term(row, static_cast<long>(*first));
    r.q_top = Integer(numerator(scale)) * r.q_top, r.q_bottom = Integer(denominator(scale)) * r.q_bottom;
    if (!reduce(r)) continue;
    const auto start = regular_from({tail.top, tail.bottom, r.q_top, r.q_bottom, r.r_bottom}, *first, kMostStart);
    if (!start) continue;
    r.start = static_cast<long>(*start);
    return r;
  }
  return std::nullopt;
}

}  // namespace brouncker
