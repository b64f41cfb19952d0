// With R(n) = B(n-1) Y(n), h(n+1)/h(n) = A(n)/B(n), q = N/D and Y = P/U:
//     N U U+ = rho (a n + b) D U U+ + D (A P+ U - B(n-1) P U+),   + for n + 1, linear in rho and the coefficients of P.
#include "engine/prove/find/ramanujan.hpp"

#include "engine/prove/find/polynomial_system.hpp"
#include "engine/prove/find/series.hpp"
#include "engine/prove/find/start.hpp"
#include "engine/prove/find/universal_denominator.hpp"
#include "formulas/rational_polynomial.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr int kMostUnknowns = 120;
constexpr long kMostStart = 300;

/// rho and R for the row; q is set.
bool reduce(RamanujanReduction& r) {
  const SeriesRatio ratio = ratio_of(*r.row);
  const Polynomial &n = r.q_top, &d = r.q_bottom, b = ratio.bottom.shifted(-1), linear = Polynomial::of({r.row->a, r.row->b});
  const auto u = universal_denominator(ratio.top * d, b * d, kMostUnknowns);
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

/// q, rho and R times a number.
void scale(RamanujanReduction& r, const Rational& factor) {
  const Integer top = numerator(factor), bottom = denominator(factor);
  r.q_top = top * r.q_top, r.q_bottom = bottom * r.q_bottom;
  r.rho *= factor;
  if (!r.r_top.is_zero()) r.r_top = top * r.r_top, r.r_bottom = bottom * r.r_bottom;
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
    if (!regular_from({tail.top, tail.bottom, r.q_top, r.q_bottom}, 1, kMostStart) || !reduce(r)) continue;
    const auto start = regular_from({tail.top, tail.bottom, r.q_top, r.q_bottom, r.r_bottom}, 1, kMostStart);
    if (!start) continue;
    // tau(m) = -1/K(m) = q(m) h(m)
    scale(r, -Rational(tail.bottom(*start)) / Rational(tail.top(*start)) * Rational(r.q_bottom(*start)) /
                 Rational(r.q_top(*start)) / term(row, static_cast<long>(*start)));
    r.start = static_cast<long>(*start);
    return r;
  }
  return std::nullopt;
}

}  // namespace brouncker
