// The quotients for all parameters; with F = pFq/Gamma(c), a non-positive integer c = 1 - m takes
//     pFq(...; 1 - m; z)/Gamma(1 - m) = z^m (numerator parameters)_m/m! * pFq(numerators + m; m + 1; z).
#include "engine/prove/growth.hpp"
#include "engine/prove/parameters.hpp"
#include "engine/prove/theorems/forms.hpp"
#include "engine/prove/theorems/rows.hpp"

#include <functional>

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::minus;
using closed::number;
using closed::over;
using closed::plus;
using closed::times;

/// numerators + shift, denominator, as a function of the shift and the denominator.
using Function = std::function<Expression(long shift, const Expression& c)>;

/// F(0; c)/F(1; c + 1) with F(shift; c) = f(shift, c)/Gamma(c); ratio is (product of the numerators) * z, its value at shift 0.
/// `vanishes`: the product is 0 at m shifts below.
Expression regularised_quotient(const std::optional<Rational>& rational_c, const Expression& c, const Expression& ratio, const Function& f) {
  if (rational_c && is_integer(*rational_c) && *rational_c <= 0) {
    const long m = 1 - static_cast<long>(Integer(numerator(*rational_c)));
    return times(over(ratio, number(m)), over(f(m, number(m + 1)), f(m, number(m))));
  }
  return times(c, over(f(0, c), f(1, plus(c, number(1)))));
}

/// The two roots' negatives of b = b2 (n + alpha)(n + beta), alpha >= beta for real ones.
struct RootPair {
  Expression alpha, beta;
  /// -1 where an integer; n + alpha = 0 at n = 0 is the only case that matters.
  bool alpha_is_zero;
};
RootPair root_pair(const Polynomial& b) {
  if (const auto roots = rational_roots(b)) {
    Rational alpha = -roots->first, beta = -roots->second;
    if (beta == 0) std::swap(alpha, beta);
    return {number(alpha), number(beta), alpha == 0};
  }
  const Rational b2(b.coefficient(2)), half = b.coefficient(1) / (2 * b2);
  const Rational square = half * half - b.coefficient(0) / b2;
  const Expression root = square > 0 ? closed::square_root(square) : call("sqrt", {number(square)});
  return {plus(number(half), root), minus(number(half), root), false};
}

ClosedForm alone(Expression x) { return {Moebius{}, std::move(x)}; }

}  // namespace

Value quotient_0f1(const Pcf& pcf) {
  const auto p = bessel_parameters(pcf);
  if (!p || p->t <= 0) return std::nullopt;
  const Function f = [&](long, const Expression& c) { return call("hyp0f1", {c, number(p->z)}); };
  return alone(times(number(p->t), regularised_quotient(p->c, number(p->c), number(p->z), f)));
}

Value quotient_1f1(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || p->t <= 0) return std::nullopt;
  const bool pole = is_integer(p->beta) && p->beta <= 0;
  if (p->alpha == 0 && pole) return rational_form(0);
  const Function f = [&](long shift, const Expression& c) {
    return p->alpha + shift == 0 ? number(1) : call("hyp1f1", {number(p->alpha + shift), c, number(p->z)});
  };
  return alone(times(number(p->t), regularised_quotient(p->beta, number(p->beta), number(p->alpha * p->z), f)));
}

Value quotient_2f1(const Pcf& pcf) {
  if (pcf.a.degree() > 1 || pcf.b.degree() != 2 || pcf.a.leading() <= 0) return std::nullopt;
  const Rational a1(pcf.a.coefficient(1)), a0(pcf.a.coefficient(0)), b2(pcf.b.leading()), d = a1 * a1 + 4 * b2;
  if (d <= 0) return std::nullopt;
  const auto s = rational_sqrt(d);
  const Expression root = closed::square_root(d);
  const Expression z = s ? number((1 - a1 / *s) / 2) : over(minus(number(1), over(number(a1), root)), number(2));
  // c = (sum + 1)/2 + (2 a0 - a1 (sum + 1))/(2s)
  const Rational sum = pcf.b.coefficient(1) / b2 + 1, product = pcf.b.coefficient(0) / b2, skew = (2 * a0 - a1 * sum) / 2;
  std::optional<Rational> c;
  if (s || skew == 0) c = sum / 2 + (s ? Rational(skew / *s) : Rational(0));
  const Expression c_value = c ? number(*c) : plus(number(sum / 2), over(number(skew), root));
  const RootPair roots = root_pair(pcf.b);
  const bool pole = c && is_integer(*c) && *c <= 0;
  if (roots.alpha_is_zero && pole) return rational_form(0);
  const Function f = [&](long shift, const Expression& below) {
    if (shift == 0 && roots.alpha_is_zero) return number(1);
    const Expression step = number(shift);
    return call("hyp2f1", {plus(roots.alpha, step), plus(roots.beta, step), below, z});
  };
  return alone(times(root, regularised_quotient(c, c_value, times(number(product), z), f)));
}

Value quotient_u(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 2 || pcf.a.leading() <= 0) return std::nullopt;
  const Rational h = Rational(pcf.a.leading()) / 2, b2(pcf.b.leading());
  if (h * h != -b2) return std::nullopt;
  const Rational z = pcf.a.coefficient(0) / h - pcf.b.coefficient(1) / b2 - 1;
  if (z <= 0) return std::nullopt;
  const RootPair roots = root_pair(pcf.b);
  const Expression second = minus(plus(roots.alpha, number(1)), roots.beta);
  const Expression bottom = call("hypu", {plus(roots.alpha, number(1)), second, number(z)});
  const Expression top = roots.alpha_is_zero ? number(1) : call("hypu", {roots.alpha, second, number(z)});
  return alone(times(number(h), over(top, bottom)));
}

// a = A > 0, b = b1 (n + r), w = A^2/(2 b1): L = sqrt(2 b1) U(r/2, 1/2, w)/U(r/2 + 1/2, 1/2, w).
Value quotient_cylinder(const Pcf& pcf) {
  if (pcf.a.degree() != 0 || pcf.b.degree() != 1 || pcf.a.leading() <= 0 || pcf.b.leading() <= 0) return std::nullopt;
  const Rational a(pcf.a.leading()), b1(pcf.b.leading()), w = a * a / (2 * b1), r = pcf.b.coefficient(0) / b1;
  const auto u = [&](const Rational& first) {
    return first == 0 ? number(1) : call("hypu", {number(first), number(Rational(1, 2)), number(w)});
  };
  return alone(times(closed::square_root(2 * b1), over(u(r / 2), u((r + 1) / 2))));
}

}  // namespace brouncker::theorem_rows
