#include "engine/prove/limit_transfer.hpp"

namespace brouncker {
namespace {

/// x - sign sqrt(square) = 0 for rational x, exactly.
bool equals_root(const Rational& x, int sign, const Rational& square) {
  return x * x == square && (x > 0 ? 1 : x < 0 ? -1 : 0) == (square == 0 ? 0 : sign);
}

}  // namespace

bool avoids_dominant_tail(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom) {
  if (bottom.is_zero() || top.is_zero()) return true;
  const int s = pcf.a.degree(), t = pcf.b.degree();
  const int degree = top.degree() - bottom.degree();
  const Rational lead = Rational(top.leading()) / Rational(bottom.leading());
  const Rational a(pcf.a.leading());
  if (t == 2 * s + 2) return degree != s + 1 || !equals_root(lead, a > 0 ? -1 : 1, Rational(pcf.b.leading()));
  if (degree != s || lead != -a / 2) return true;
  // Second coefficients, divided by A: of t, y/A; of the tail, the smaller root of z^2 + 2 h z + c = 0.
  const auto second = [](const Polynomial& p) { return Rational(Rational(p.coefficient(p.degree() - 1)) / Rational(p.leading())); };
  const Rational y = -(second(top) - second(bottom)) / 2;
  const Rational a1 = Rational(pcf.a.coefficient(s - 1)) / a, a2 = Rational(pcf.a.coefficient(s - 2)) / a;
  const Rational b2 = Rational(pcf.b.coefficient(t - 2)) / (a * a), x(-1, 2);
  const Rational h = (a1 + x * (2 * s - 1)) / 2;
  const Rational c = x * (x * s * (s - 1) / 2 + a2) - b2;
  return !equals_root(y + h, -1, Rational(h * h - c));
}

}  // namespace brouncker
