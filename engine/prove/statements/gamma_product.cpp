// Gamma(x + 1) = x Gamma(x) and Gamma(x) Gamma(1 - x) = pi/sin(pi x) [DLMF 5.5.1, 5.5.3].
#include "engine/prove/statements/gamma_product.hpp"

#include "formulas/closed_form.hpp"

#include <cstdlib>

namespace brouncker::theorem_rows {
namespace {

Expression powered(const Expression& base, int exponent) {
  return exponent == 1 ? base : power(base, Expression::integer(exponent));
}

/// 1/sin(pi f)^2 where that is rational, else 0.
Rational inverse_sine_square(const Rational& f) {
  if (f == Rational(2, 3)) return Rational(4, 3);
  if (f == Rational(3, 4)) return 2;
  if (f == Rational(5, 6)) return 4;
  return 0;
}

}  // namespace

void GammaProduct::multiply(Rational x, int exponent) {
  const auto scale = [&](const Rational& y, int e) {
    for (int i = std::abs(e); i > 0; --i) e > 0 ? factor_ *= y : factor_ /= y;
  };
  for (; x > 1; x -= 1) scale(x - 1, exponent);
  for (; x <= 0; x += 1) scale(x, -exponent);
  if (x == 1) return;
  if (x == Rational(1, 2)) {
    half_pi_ += exponent;
    return;
  }
  if (const Rational square = inverse_sine_square(x); square != 0) {  // Gamma(x) = pi/(sin(pi x) Gamma(1-x))
    half_pi_ += 2 * exponent;
    for (int i = std::abs(exponent); i > 0; --i) exponent > 0 ? radicand_ *= square : radicand_ /= square;
    x = 1 - x;
    exponent = -exponent;
  }
  if ((exponents_[x] += exponent) == 0) exponents_.erase(x);
}

Expression GammaProduct::rest() const {
  using namespace closed;
  Expression top = number(1), bottom = number(1);
  for (const auto& [x, e] : exponents_) {
    Expression& side = e > 0 ? top : bottom;
    side = times(side, powered(call("gamma", {number(x)}), std::abs(e)));
  }
  if (half_pi_ != 0) {
    Expression& side = half_pi_ > 0 ? top : bottom;
    const int whole = std::abs(half_pi_) / 2;
    if (whole > 0) side = times(side, powered(Expression::constant("pi"), whole));
    if (half_pi_ % 2 != 0) side = times(side, call("sqrt", {Expression::constant("pi")}));
  }
  if (radicand_ != 1) top = times(square_root(radicand_), top);
  return over(top, bottom);
}

}  // namespace brouncker::theorem_rows
