#include "engine/recurrence/limit_transfer.hpp"

namespace brouncker {
namespace {

/// x - sign sqrt(square) = 0 for rational x, exactly.
bool equals_root(const Rational& x, int sign, const Rational& square) {
  return x * x == square && (x > 0 ? 1 : x < 0 ? -1 : 0) == (square == 0 ? 0 : sign);
}

/// deg b = 2s, A^2 + 4B = 0: kappa = -(A/2) n^s + z A n^(s-1) + ..., z^2 + 2 h z + c = 0.
struct SecondCoefficient {
  Rational h, c;
};
SecondCoefficient second_coefficient(const Pcf& pcf) {
  const int s = pcf.a.degree();
  const Rational a(pcf.a.leading()), x(-1, 2);
  const Rational a1 = Rational(pcf.a.coefficient(s - 1)) / a, a2 = Rational(pcf.a.coefficient(s - 2)) / a;
  const Rational b2 = Rational(pcf.b.coefficient(pcf.b.degree() - 2)) / (a * a);
  return {(a1 + x * (2 * s - 1)) / 2, x * (x * s * (s - 1) / 2 + a2) - b2};
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
  const auto [h, c] = second_coefficient(pcf);
  return !equals_root(y + h, -1, Rational(h * h - c));
}

bool tail_keeps_limit(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom) {
  if (avoids_dominant_tail(pcf, top, bottom)) return true;
  const int s = pcf.a.degree(), t = pcf.b.degree();
  const Polynomial next_top = top.shifted(1), next_bottom = bottom.shifted(1);
  const Polynomial residual = top * (pcf.a * next_bottom + next_top) - pcf.b * bottom * next_bottom;
  if (residual.is_zero()) return false;
  const int degree = residual.degree() - 2 * bottom.degree();
  const int missing = (t == 2 * s ? 2 * s - 2 : t) - degree;
  Rational delta_square;
  if (t == 2 * s) {
    const auto [h, c] = second_coefficient(pcf);
    delta_square = 16 * (h * h - c);
  } else {
    delta_square = Rational(pcf.a.leading() * pcf.a.leading()) / Rational(pcf.b.leading());
  }
  return missing < 0 || missing * missing < delta_square;
}

}  // namespace brouncker
