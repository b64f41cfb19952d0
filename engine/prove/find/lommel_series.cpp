#include "engine/prove/find/lommel_series.hpp"

#include "engine/hypergeometric/parameters.hpp"
#include "engine/linear/modular_nullspace.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// rho and c as rationals, y and h as integer polynomials (h = b, B = lead b).
struct Terms {
  Rational rho, c;
};

/// kappa = lead(K)/1, K = kappa b/B y+/y; tau(m) = -1/K(m) = c/(y(m) y(m+1)).
Terms terms_of(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom, const Integer& m) {
  const Rational kappa = Rational(top.leading()) / Rational(bottom.leading()), b(pcf.b.leading());
  const Rational k = Rational(top(m)) / Rational(bottom(m));
  return {-b / (kappa * kappa), -Rational(bottom(m) * bottom(m + 1)) / k};
}

/// The four parts of c B h+ = rho B p+ y ... : with h = b/B, times B y y+ b+/B:
/// c b+ = rho B p+ y - p y+ b+ + (alpha + beta n) y y+ b+.
struct Parts {
  Polynomial y, y1, b1;
};

}  // namespace

bool satisfies(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom, const LommelSeries& series) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2 || series.p_denominator == 0) return false;
  const Polynomial y1 = bottom.shifted(1), b1 = pcf.b.shifted(1);
  // K = kappa (b/B) y+/y
  if (!((top.leading() * pcf.b) * y1 == (pcf.b.leading() * bottom.leading()) * top)) return false;
  const Terms t = terms_of(pcf, top, bottom, series.start);
  const Rational factors[] = {t.c, t.rho * pcf.b.leading() / series.p_denominator, Rational(-1) / series.p_denominator,
                              series.alpha, series.beta};
  Integer common = 1;
  for (const Rational& f : factors) common = lcm(common, Integer(denominator(f)));
  const auto scaled = [&](const Rational& f) { return Integer(Integer(numerator(f)) * (common / Integer(denominator(f)))); };
  const Polynomial product = bottom * y1 * b1;
  const Polynomial right = scaled(factors[1]) * (series.p.shifted(1) * bottom) + scaled(factors[2]) * (series.p * y1 * b1) +
                           Polynomial({scaled(factors[3]), scaled(factors[4])}) * product;
  return scaled(factors[0]) * b1 == right;
}

std::optional<LommelSeries> lommel_series(const Pcf& pcf, const RationalTail& tail) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2) return std::nullopt;
  LommelSeries result;
  result.start = 1;
  for (const Polynomial& p : {tail.top, tail.bottom})
    if (p.degree() > 0)
      for (const Integer& root : integer_roots(p)) result.start = std::max<Integer>(result.start, root + 1);
  if (result.start > 10'000) return std::nullopt;
  const Terms t = terms_of(pcf, tail.top, tail.bottom, result.start);
  const Polynomial &y = tail.bottom, y1 = y.shifted(1), b1 = pcf.b.shifted(1);
  // Unknowns: the coefficients of p (degree <= deg y + 1), alpha, beta, and one for c.
  const auto size = static_cast<std::size_t>(y.degree() + 2), unknowns = size + 3;
  const Rational rho_b = t.rho * pcf.b.leading();
  const Integer u = numerator(rho_b), v = denominator(rho_b), cu = numerator(t.c), cv = denominator(t.c);
  std::vector<Polynomial> columns;  // times v cv
  Polynomial power = Polynomial::constant(1);
  for (std::size_t k = 0; k < size; ++k, power = power * Polynomial::of({1, 0}))
    columns.push_back(Integer(u * cv) * (power.shifted(1) * y) - Integer(v * cv) * (power * y1 * b1));
  columns.push_back(Integer(v * cv) * (y * y1 * b1));
  columns.push_back(columns.back() * Polynomial::of({1, 0}));
  columns.push_back(Integer(-v * cu) * b1);
  KernelLift lift;
  for (int index = 0; index < 40; ++index) {
    const PrimeField field = PrimeField::number(index);
    std::vector<std::vector<std::uint64_t>> reduced;
    for (const Polynomial& column : columns) reduced.push_back(field.reduced(column));
    ModularEchelon echelon(field, unknowns);
    for (std::uint64_t n = 1; n <= 2 * unknowns + 4; ++n) {
      std::vector<std::uint64_t> row;
      for (const auto& column : reduced) row.push_back(field.value(column, n));
      echelon.add(std::move(row));
    }
    if (echelon.rank() == unknowns) return std::nullopt;
    if (!lift.join(field, echelon)) continue;
    const auto basis = lift.candidate();
    if (!basis) continue;
    for (const auto& x : *basis) {
      if (x.back() == 0) continue;
      std::vector<Integer> p(x.begin(), x.begin() + static_cast<long>(size));
      result.p = Polynomial(std::move(p));
      result.p_denominator = x.back();
      if (result.p_denominator < 0) result.p = -result.p, result.p_denominator = -result.p_denominator;
      const Integer common = gcd(result.p.content(), result.p_denominator);
      if (common > 1) result.p = result.p.divided_by(common), result.p_denominator /= common;
      result.alpha = Rational(x[size]) / Rational(x.back());
      result.beta = Rational(x[size + 1]) / Rational(x.back());
      if (satisfies(pcf, tail.top, tail.bottom, result)) return result;
    }
  }
  return std::nullopt;
}

std::optional<LinearForm> sum_of(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom, const LommelSeries& series) {
  using namespace closed;
  const Integer& m = series.start;
  const Rational rho = terms_of(pcf, top, bottom, m).rho, b(pcf.b.leading());
  // A, A' = m + 1 + x, m + 1 + x' with x + x' = b1/B, x x' = b0/B: centre +- sqrt(square)
  const Rational half = pcf.b.coefficient(1) / (2 * b), square = half * half - pcf.b.coefficient(0) / b, centre = half + m + 1;
  const Rational size = square < 0 ? Rational(-square) : square;
  const Root root = square == 0 ? Root{0, 1} : root_of(size);
  const bool rational = square >= 0 && root.inside == 1;
  if (rational && ((is_integer(centre + root.outside) && centre + root.outside <= 0) ||
                   (is_integer(centre - root.outside) && centre - root.outside <= 0)))
    return std::nullopt;
  const auto parameter = [&](const Rational& shift, int sign) {
    if (rational) return number(centre + shift + sign * root.outside);
    const Expression radical = call("sqrt", {number(Rational(square < 0 ? Integer(-root.inside) : root.inside))});
    return plus(number(centre + shift), times(number(sign * root.outside), radical));
  };
  const auto f = [&](long first) {
    const Rational shift(first - 1);
    return call("hyp1f2", {number(Rational(first)), parameter(shift, 1), parameter(shift, -1), number(rho)});
  };
  const Rational product = centre * centre - square;  // A A'
  LinearForm result;
  result.add(-Rational(series.p(m)) / Rational(series.p_denominator * bottom(m)));
  result.add(series.alpha + series.beta * m, f(1));
  result.add(series.beta * rho / product, f(2));
  return result;
}

}  // namespace brouncker
