#include "engine/prove/statements/recessive_limit.hpp"

namespace brouncker {
namespace {

/// Of a rational value: a map of any atom.
Moebius constant_map(const Rational& x) { return {0, numerator(x), 0, denominator(x)}; }

}  // namespace

std::optional<Rational> shorter_bound(const Rational& x) {
  if (x <= 0) return std::nullopt;
  Rational m = x, unit = 1;
  while (m >= 32) m /= 2, unit *= 2;
  while (m < 16) m *= 2, unit /= 2;
  if (denominator(m) != 1) return std::nullopt;
  return m == 16 ? Rational(unit * 31 / 2) : Rational(unit * (m - 1));
}

Pcf pcf_of(const Recurrence& c) { return {-c[1].shifted(-1), -(c[0].shifted(-1) * c[2].shifted(-2))}; }

std::optional<ClosedForm> recessive_limit(const Recurrence& c, const LinearForm& x0, const LinearForm& x1) {
  const ClosedForm below = x0.form(), above = x1.form();
  const bool is_rational = x0.size() == 0 && x1.size() == 0;
  if (x0.size() > 0 && x1.size() > 0 && to_plain(above.atom) != to_plain(below.atom)) return std::nullopt;
  // X_1/X_0 = (p1 x + q1)/s1 * s0/(p0 x + q0)
  const Moebius u = x1.size() > 0 ? above.map : constant_map(x1.constant()),
                v = x0.size() > 0 ? below.map : constant_map(x0.constant());
  const Moebius ratio{u.p * v.s, u.q * v.s, v.p * u.s, v.q * u.s};
  Moebius map = (Moebius{-c[2](-1), -c[1](-1), 0, 1} * ratio).reduced();
  if (is_rational) return ClosedForm{Moebius{map.q, 0, map.s, 0}.reduced(), Expression::integer(1)};
  if (map.determinant() == 0) return std::nullopt;
  return ClosedForm{std::move(map), x0.size() > 0 ? below.atom : above.atom};
}

}  // namespace brouncker
