// kappa(n) (a(n) + kappa(n+1)) = b(n), solved by leading terms. With s = deg a, everything is divided by the leading coefficient A
// of a (kappa, a by A, b by A^2), which changes no h_i^2, m_i; then a = n^s + a1 n^(s-1) + a2 n^(s-2) ..., b = B n^t + b1 n^(t-1)
// + ...
#include "engine/recurrence/growth.hpp"

namespace brouncker {
namespace {

struct Scaled {
  int s, t;
  Rational a1, b0, b1;
};

Rational coefficient_of_a(const Pcf& pcf, int k) { return Rational(pcf.a.coefficient(pcf.a.degree() - k), pcf.a.leading()); }
Rational coefficient_of_b(const Pcf& pcf, int k) {
  return Rational(pcf.b.coefficient(pcf.b.degree() - k), Integer(pcf.a.leading() * pcf.a.leading()));
}

Scaled scaled(const Pcf& pcf) {
  return {pcf.a.degree(), pcf.b.degree(), coefficient_of_a(pcf, 1), coefficient_of_b(pcf, 0), coefficient_of_b(pcf, 1)};
}

/// t < 2s: kappa_1 ~ b/a, kappa_2 ~ -a(n-1).
Growth factorial(const Scaled& p) {
  Growth g;
  const Rational correction = p.t == 2 * p.s - 1 ? p.b0 : Rational(0);
  g.m[0].rational = p.a1 + correction;
  g.m[1].rational = p.b1 / p.b0 - (p.a1 - p.s + correction);
  g.twice_degree = {2 * (p.t - p.s), 2 * p.s};
  g.twice_separation = 2 * p.s;
  return g;
}

/// t = 2s, D = 1 + 4B > 0: kappa = x n^s (1 + y/n), x = (-1 +- sqrt D)/2, y = (b1 - x a1 - s x^2)/(x (1 + 2x)),
/// m = (a1 + x (y + s))/(1 + x).
Growth exponential(const Scaled& p, const Rational& d) {
  // With r = +-sqrt D: x = (r - 1)/2, x^2 = (1 + D - 2r)/4, x (1 + x) = B, 1 + 2x = r. Then
  // x y = (b1 - x a1 - s x^2)/r and m = x (a1 + x y + s x)/B; numbers are u + v r.
  struct Number {
    Rational u, v;
  };
  const auto times = [&](const Number& x, const Number& y) { return Number{x.u * y.u + x.v * y.v * d, x.u * y.v + x.v * y.u}; };
  const Number x{Rational(-1, 2), Rational(1, 2)};
  const Number top{p.b1 + p.a1 / 2 - p.s * (1 + d) / 4, -p.a1 / 2 + Rational(p.s, 2)};
  const Number xy{top.v, top.u / d};
  const Number bracket{p.a1 + xy.u + p.s * x.u, xy.v + p.s * x.v};
  Number m = times(x, bracket);
  m.u /= p.b0;
  m.v /= p.b0;
  Growth g;
  g.surplus = DegreeSurplus::zero;
  g.m = {surd(m.u, m.v, d), surd(m.u, -m.v, d)};
  g.twice_degree = {2 * p.s, 2 * p.s};
  g.twice_separation = 2 * p.s;
  return g;
}

/// t = 2s, D = 0: kappa = -n^s/2 + y n^(s-1/2) + z n^(s-1) + ...
std::optional<Growth> double_root(const Pcf& pcf, const Scaled& p) {
  const Rational x(-1, 2);
  Growth g;
  g.surplus = DegreeSurplus::zero;
  g.twice_degree = {2 * p.s, 2 * p.s};
  const Rational y_square = p.b1 - x * p.a1 - x * x * p.s;
  if (y_square < 0) return std::nullopt;
  if (y_square > 0) {
    g.ramified = true;
    g.h_square = 4 * y_square;
    const Rational z = -(p.a1 + x * (2 * p.s - Rational(1, 2))) / 2;
    g.m[0].rational = g.m[1].rational = 2 * (p.a1 + z + x * p.s);
    g.twice_separation = 2 * p.s - 1;
    return g;
  }
  // z^2 + z (a1 + x s + x (s-1)) + x (x s (s-1)/2 + a2) - b2 = 0; the larger z is recessive: lambda = n^s/2 (1 + m/n) with
  // larger m.
  const Rational half = (p.a1 + x * (2 * p.s - 1)) / 2;
  const Rational discriminant = half * half - (x * (x * p.s * (p.s - 1) / 2 + coefficient_of_a(pcf, 2)) - coefficient_of_b(pcf, 2));
  if (discriminant < 0) return std::nullopt;
  g.logarithmic = discriminant == 0;
  const Rational centre = 2 * (p.a1 - half + x * p.s);
  g.m = {surd(centre, 2, discriminant), surd(centre, -2, discriminant)};
  g.twice_separation = 2 * p.s - 2;
  return g;
}

/// t = 2s + 1, B > 0: kappa = +-sqrt(B) n^(s+1/2) - n^s/2 + ..., h = +-1/(2 sqrt B).
Growth stretched(const Scaled& p) {
  Growth g;
  g.surplus = DegreeSurplus::one;
  g.ramified = true;
  g.h_square = 1 / (4 * p.b0);
  const Rational shift = p.s + Rational(1, 2);
  g.m[0].rational = g.m[1].rational = (p.b1 - p.b0 * shift + Rational(1, 4)) / (2 * p.b0) + shift;
  g.twice_degree = {2 * p.s + 1, 2 * p.s + 1};
  g.twice_separation = 2 * p.s + 1;
  return g;
}

/// t = 2s + 2, B > 0: kappa = x n^(s+1) + ..., x = +-sqrt B, m = b1/(2B) + (s+1)/2 + 1/(2x).
Growth polynomial(const Scaled& p) {
  Growth g;
  g.surplus = DegreeSurplus::two;
  const Rational centre = p.b1 / (2 * p.b0) + Rational(p.s + 1, 2), part = 1 / (2 * p.b0);
  g.m = {surd(centre, part, p.b0), surd(centre, -part, p.b0)};
  g.twice_degree = {2 * p.s + 2, 2 * p.s + 2};
  g.twice_separation = 2 * p.s + 2;
  return g;
}

}  // namespace

Surd surd(const Rational& rational, const Rational& factor, const Rational& radicand) {
  if (factor == 0 || radicand == 0) return {rational, 0, 0};
  const Rational square = factor * factor * radicand;
  if (const auto root = rational_sqrt(square)) return {factor > 0 ? Rational(rational + *root) : Rational(rational - *root), 0, 0};
  return {rational, factor > 0 ? 1 : -1, square};
}

std::optional<Rational> rational_difference(const Surd& x, const Surd& y) {
  if (x.sign != y.sign || x.square != y.square) return std::nullopt;
  return Rational(x.rational - y.rational);
}

std::optional<Growth> growth_of(const Pcf& pcf) {
  const Scaled p = scaled(pcf);
  const int surplus = p.t - 2 * p.s;
  if (surplus < 0) return factorial(p);
  if (surplus == 0) {
    const Rational d = 1 + 4 * p.b0;
    if (d < 0) return std::nullopt;
    return d == 0 ? double_root(pcf, p) : exponential(p, d);
  }
  if (surplus > 2 || p.b0 < 0) return std::nullopt;
  return surplus == 1 ? stretched(p) : polynomial(p);
}

}  // namespace brouncker
