// b = b2 ((n + h)^2 + w), 2h an integer, with irrational roots, or h = 0 and rational ones: 2F1(iv, -iv; ...) and 2F1(1/2 + iv, 1/2 - iv; ...), v^2 = w, are
// elementary:
//     2F1(x, -x; 1/2; sin(t)^2) = cos(2xt),   2F1(1 + x, 1 - x; 3/2; sin(t)^2) = sin(2xt)/(x sin(2t))        [DLMF 15.4.14, 15.4.16]
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"
#include "engine/recurrence/growth.hpp"

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;
using closed::over;
using closed::times;

struct Conjugate {
  Rational a1, a0, b2, h, w;
};
/// a with a positive leading coefficient, that of -a otherwise.
Conjugate made(const Pcf& pcf, const Rational& h, const Rational& w) {
  const int sign = pcf.a.leading() > 0 ? 1 : -1;
  return {Rational(sign * pcf.a.coefficient(1)), Rational(sign * pcf.a.coefficient(0)), Rational(pcf.b.leading()), h, w};
}

std::optional<Conjugate> conjugate(const Pcf& pcf) {
  if (pcf.a.degree() > 1 || pcf.b.degree() != 2 || rational_roots(pcf.b)) return std::nullopt;
  const Rational b2(pcf.b.leading()), h = pcf.b.coefficient(1) / (2 * b2), w = pcf.b.coefficient(0) / b2 - h * h;
  if (!is_integer(2 * h)) return std::nullopt;
  return made(pcf, h, w);
}

/// b = b2 (n^2 - v^2) with rational v, 2v no integer.
std::optional<Conjugate> opposite(const Pcf& pcf) {
  if (pcf.a.degree() > 1 || pcf.b.degree() != 2 || pcf.b.coefficient(1) != 0) return std::nullopt;
  const auto roots = rational_roots(pcf.b);
  if (!roots || is_integer(2 * roots->first)) return std::nullopt;
  return made(pcf, 0, -roots->first * roots->first);
}

/// u atan(x) or u atanh(x), u^2 = square, x^2 = x_square.
Expression multiple_angle_of(const Rational& square, const Rational& x_square, bool hyperbolic) {
  const Expression u = closed::square_root(square), x = closed::square_root(x_square);
  if (!hyperbolic && x_square == 1) return times(u, over(Expression::constant("pi"), number(4)));
  return times(u, call(hyperbolic ? "atanh" : "atan", {x}));
}

/// exp(pi v).
Expression exp_pi(const Rational& v) {
  const Expression pi = Expression::constant("pi");
  if (v == 1) return call("exp", {pi});
  return call("exp", {numerator(v) == 1 ? over(pi, number(denominator(v))) : times(number(v), pi)});
}

/// tanh(pi v/2)/v or v tanh(pi v/2) with v^2 = w > 0; w < 0: tan(pi u/2)/u and -u tan(pi u/2), u^2 = -w.
Expression tangent(const Rational& w, bool divided) {
  const Expression v = closed::square_root(abs(w));
  const Expression t = call(w > 0 ? "tanh" : "tan", {over(times(v, Expression::constant("pi")), number(2))});
  if (divided) return over(t, v);
  return w > 0 ? times(v, t) : times(number(-1), times(v, t));
}

}  // namespace

/// factor/tanh(v atanh x) = factor (E + 1)/(E - 1), E = ((1 + x)/(1 - x))^(v).
static Value power_of_unit(const Rational& factor, const Rational& x, const Rational& v) {
  const Expression power = closed::power_of((1 + x) / (1 - x), v);
  if (const auto e = closed::rational_value(power)) return rational_form(factor * (*e + 1) / (*e - 1));
  return mapped(factor, factor, 1, -1, power);
}

// a = 2t(n + 1/2), b = t^2 x^2 (n^2 + w): L = t v x/tanh(v atan x), v^2 = w; tan for w < 0, atanh for x^2 < 0.
static Value multiple_angle(const Pcf& pcf) {
  const auto irrational = conjugate(pcf), p = irrational ? irrational : opposite(pcf);
  if (!p || pcf.a.leading() < 0 || p->h != 0 || p->a1 == 0 || 2 * p->a0 != p->a1) return std::nullopt;
  const Rational t = p->a0, x_square = p->b2 / (t * t);
  if (x_square <= -1) return std::nullopt;
  const bool hyperbolic_angle = x_square < 0, hyperbolic = (p->w > 0) != hyperbolic_angle;
  const closed::Root root = closed::root_of(abs(x_square * p->w));
  if (const auto v = rational_sqrt(abs(p->w)); v && hyperbolic && x_square == 1)  // tanh(v pi/4) = (E - 1)/(E + 1), E = exp(v pi/2)
    return mapped(t * *v, t * *v, 1, -1, exp_pi(*v / 2));
  if (hyperbolic_angle && hyperbolic)
    if (const auto v = rational_sqrt(-p->w), x = rational_sqrt(-x_square); v && x) return power_of_unit(t * *v * *x, *x, *v);
  const Expression tangent = call(hyperbolic ? "tanh" : "tan", {multiple_angle_of(abs(p->w), abs(x_square), hyperbolic_angle)});
  if (root.inside == 1) return quotient(t * root.outside, tangent);
  return multiple(t * root.outside, over(closed::square_root(Rational(root.inside)), tangent));
}

/// Roots whose sum is an integer are v and -v up to integers, which gauge steps take off.
static std::optional<Conjugate> multiple_angle_parameters(const Pcf& pcf) {
  if (const auto p = conjugate(pcf)) return is_integer(p->h) ? p : std::nullopt;
  const auto roots = pcf.a.degree() > 1 || pcf.b.degree() != 2 ? std::nullopt : rational_roots(pcf.b);
  if (!roots || !is_integer(roots->first + roots->second) || is_integer(2 * roots->first)) return std::nullopt;
  const Rational v = fraction_part(roots->first), h = (roots->first + roots->second) / -2;
  return made(pcf, h, -v * v);
}

static Bases multiple_angle_bases(const Pcf& pcf) {
  const auto p = multiple_angle_parameters(pcf);
  if (!p || p->a1 == 0) return {};
  const Rational skew = p->a0 - p->a1 * (p->h + kHalf), d = p->a1 * p->a1 + 4 * p->b2;
  if (d <= 0) return {};
  const auto s = rational_sqrt(d);
  if (!(skew == 0 && is_integer(p->h)) && !(s && is_integer(skew / *s + p->h))) return {};
  return {integral_pcf({p->a1 / 2, p->a1}, {p->b2 * p->w, 0, p->b2})};
}

extern constinit const TheoremRow kMultipleAngle{
    .name = "multiple-angle",
    .statement =
        "a = 2t(n + 1/2), b = t^2 x^2 (n^2 + v^2): L = t v x/tanh(v arctan x); tan for v^2 < 0, artanh for x^2 < 0, where tanh(v artanh x) = (E - 1)/(E + 1), E = ((1 + x)/(1 - x))^v",
    .citation = "[Perron1957, II, par. 37]: tan(v arctan x); DLMF 15.4.14, 15.4.16",
    .value = multiple_angle,
    .bases = multiple_angle_bases,
    .example = {"2n+1", "n^2-3"},
};

// a = A, b = (A/2)^2 (n^2 + w): L = (A/2) w (1 + 2V)/(2w - V), V = v tanh(pi v/2);
// a = A, b = A^2 ((n + 1/2)^2 + w): L = 2A (w + 1/4) C/(2 - C), C = tanh(pi v/2)/v; v^2 = w, and E = exp(pi v) where v is rational.
static Value hyperbolic_tangent(const Pcf& pcf) {
  const auto p = conjugate(pcf);
  if (!p || pcf.a.leading() < 0 || p->a1 != 0) return std::nullopt;
  const Rational &a = p->a0, &w = p->w;
  const auto v = w > 0 ? rational_sqrt(w) : std::nullopt;
  if (p->h == 0 && a * a == 4 * p->b2) {
    if (v) return mapped(a * w * (kHalf + *v), a * w * (kHalf - *v), 2 * w - *v, 2 * w + *v, exp_pi(*v));
    return mapped(a * w, a * w / 2, -1, 2 * w, tangent(w, false));
  }
  if (p->h == kHalf && a * a == p->b2) {
    const Rational top = 2 * a * (w + Rational(1, 4));
    if (v) return mapped(top, -top, 2 * *v - 1, 2 * *v + 1, exp_pi(*v));
    return mapped(top, 0, -1, 2, tangent(w, true));
  }
  return std::nullopt;
}

static Bases hyperbolic_tangent_bases(const Pcf& pcf) {
  const auto p = conjugate(pcf);
  if (!p || p->a1 != 0 || p->b2 <= 0) return {};
  const auto root = rational_sqrt(p->b2);
  if (!root || !is_integer(p->a0 / *root)) return {};
  const bool even = is_even(p->a0 / *root);
  if (even != is_integer(p->h)) return {};
  if (even) return {integral_pcf({2}, {p->w, 0, 1})};
  return {integral_pcf({1}, {Rational(1, 4) + p->w, 1, 1})};
}

extern constinit const TheoremRow kHyperbolicTangent{
    .name = "hyperbolic-tangent",
    .statement =
        "T = tanh(pi v/2), w = v^2: a = A, b = (A/2)^2 (n^2 + w): L = (A/2) w(1 + 2vT)/(2w - vT); a = A, b = A^2 ((n + 1/2)^2 + w): L = 2A (w + 1/4) T/(2v - T); tan for w < 0",
    .citation = "DLMF 15.4.14, 15.4.16, 15.5.11 at 1/2",
    .value = hyperbolic_tangent,
    .bases = hyperbolic_tangent_bases,
    .example = {"2", "n^2+1"},
};

}  // namespace brouncker::theorem_rows
