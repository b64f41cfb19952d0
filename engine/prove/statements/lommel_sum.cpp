// A, A' = centre +- sqrt(square); conjugate, and written with roots, where the roots of b are irrational.
#include "engine/prove/statements/lommel_sum.hpp"

#include "engine/hypergeometric/parameters.hpp"
#include "formulas/closed_form.hpp"

namespace brouncker {

std::optional<LinearForm> sum_of(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom, const LommelSeries& series) {
  using namespace closed;
  const Integer& m = series.start;
  const Rational b(pcf.b.leading()), kappa = Rational(top.leading()) / Rational(bottom.leading()), rho = -b / (kappa * kappa);
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
