// The quotients for all parameters; with F = pFq/Gamma(c), a non-positive integer c = 1 - m takes
//     pFq(...; 1 - m; z)/Gamma(1 - m) = z^m (numerator parameters)_m/m! * pFq(numerators + m; m + 1; z).
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"
#include "engine/recurrence/growth.hpp"

#include <functional>

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;
using closed::over;
using closed::plus;
using closed::times;

/// u + v sqrt(d), d > 0 or d < 0.
struct Surd {
  Rational u, v, d;

  Expression value(long step = 0) const {
    const Rational size = d < 0 ? Rational(-d) : d;
    if (v == 0) return number(u + step);
    const closed::Root root = closed::root_of(size);
    if (root.inside == 1 && d > 0) return number(u + step + v * root.outside);
    const Expression inside = call("sqrt", {number(Rational(d < 0 ? Integer(-root.inside) : root.inside))});
    return plus(number(u + step), times(number(v * root.outside), inside));
  }
  bool is_zero() const { return u == 0 && v == 0; }
};

/// b = b2 (n + alpha)(n + beta); a root at n = 0 comes first.
struct RootPair {
  Surd alpha, beta;
};
RootPair root_pair(const Polynomial& b) {
  if (const auto roots = rational_roots(b)) {
    Rational alpha = -roots->first, beta = -roots->second;
    if (beta == 0) std::swap(alpha, beta);
    return {{alpha, 0, 1}, {beta, 0, 1}};
  }
  const Rational b2(b.coefficient(2)), half = b.coefficient(1) / (2 * b2), square = half * half - b.coefficient(0) / b2;
  return {{half, 1, square}, {half, -1, square}};
}

/// The function, without 1/Gamma(c), of its numerator parameters + shift and of c.
using Function = std::function<Expression(long shift, const Expression& c)>;

/// F(0; c)/F(1; c + 1) with F(shift; c) = f(shift, c)/Gamma(c); `ratio` is z times the product of the numerator parameters.
Expression regularised_quotient(const Surd& c, const Expression& ratio, const Function& f) {
  if (c.v == 0 && is_integer(c.u) && c.u <= 0) {
    const long m = 1 - static_cast<long>(Integer(numerator(c.u)));
    return times(over(ratio, number(m)), over(f(m, number(m + 1)), f(m, number(m))));
  }
  return times(c.value(), over(f(0, c.value()), f(1, c.value(1))));
}

ClosedForm alone(Expression x) { return {Moebius{}, std::move(x)}; }

}  // namespace

static Value quotient_0f1(const Pcf& pcf) {
  const auto p = bessel_parameters(pcf);
  if (!p || p->t <= 0) return std::nullopt;
  const Function f = [&](long, const Expression& c) { return call("hyp0f1", {c, number(p->z)}); };
  return alone(times(number(p->t), regularised_quotient({p->c, 0, 1}, number(p->z), f)));
}

extern constinit const TheoremRow kQuotient0f1{
    .name = "0f1-quotient",
    .statement = "a = t(n + c), b = t^2 z: L = t F(c; z)/F(c + 1; z), F = 0F1/Gamma(c)",
    .citation = "[Perron1957, II, par. 47]; DLMF 16.3",
    .value = quotient_0f1,
    .example = {"n+2", "1"},
    .yields = Yields::quotient,
};

static Value quotient_1f1(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || p->t <= 0) return std::nullopt;
  const bool pole = is_integer(p->beta) && p->beta <= 0;
  if (p->alpha == 0 && pole) return rational_form(0);
  const Function f = [&](long shift, const Expression& c) {
    return p->alpha + shift == 0 ? number(1) : call("hyp1f1", {number(p->alpha + shift), c, number(p->z)});
  };
  return alone(times(number(p->t), regularised_quotient({p->beta, 0, 1}, number(p->alpha * p->z), f)));
}

extern constinit const TheoremRow kQuotient1f1{
    .name = "1f1-quotient",
    .statement =
        "a = t(n + beta - z), b = t^2 z(n + alpha): L = t F(alpha; beta; z)/F(alpha + 1; beta + 1; z), F = 1F1/Gamma(beta)",
    .citation = "DLMF 13.3.13",
    .value = quotient_1f1,
    .example = {"n", "3n+1"},
    .yields = Yields::quotient,
};

static Value quotient_2f1(const Pcf& pcf) {
  if (pcf.a.degree() > 1 || pcf.b.degree() != 2 || pcf.a.leading() <= 0) return std::nullopt;
  const Rational a1(pcf.a.coefficient(1)), a0(pcf.a.coefficient(0)), b2(pcf.b.leading()), d = a1 * a1 + 4 * b2;
  if (d <= 0) return std::nullopt;
  const auto s = rational_sqrt(d);
  const Expression root = closed::square_root(d);
  const Surd z{Rational(1, 2), -a1 / (2 * d), d};  // 1/sqrt D = sqrt D/D
  // c = (sum + 1)/2 + (2 a0 - a1 (sum + 1))/(2s)
  const Rational sum = pcf.b.coefficient(1) / b2 + 1, product = pcf.b.coefficient(0) / b2, skew = (2 * a0 - a1 * sum) / 2;
  const Surd c = s ? Surd{sum / 2 + skew / *s, 0, 1} : Surd{sum / 2, skew / d, d};
  const RootPair roots = root_pair(pcf.b);
  const bool pole = c.v == 0 && is_integer(c.u) && c.u <= 0;
  if (roots.alpha.is_zero() && pole) return rational_form(0);
  const Function f = [&](long shift, const Expression& below) {
    if (shift == 0 && roots.alpha.is_zero()) return number(1);
    return call("hyp2f1", {roots.alpha.value(shift), roots.beta.value(shift), below, z.value()});
  };
  return alone(times(root, regularised_quotient(c, times(number(product), z.value()), f)));
}

extern constinit const TheoremRow kQuotient2f1{
    .name = "2f1-quotient",
    .statement =
        "b = b2(n + alpha)(n + beta), s = sqrt(a1^2 + 4 b2) > 0, z = (1 - a1/s)/2, c = a0/s + (alpha + beta + 1)z: L = s F(alpha, beta; c; z)/F(alpha + 1, beta + 1; c + 1; z), F = 2F1/Gamma(c)",
    .citation = "DLMF 15.5.11, 15.7; [Gauss1812]",
    .value = quotient_2f1,
    .example = {"n", "n^2"},
    .yields = Yields::quotient,
};

static Value quotient_u(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 2 || pcf.a.leading() <= 0) return std::nullopt;
  const Rational h = Rational(pcf.a.leading()) / 2, b2(pcf.b.leading());
  if (h * h != -b2) return std::nullopt;
  const Rational z = pcf.a.coefficient(0) / h - pcf.b.coefficient(1) / b2 - 1;
  if (z <= 0) return std::nullopt;
  const RootPair roots = root_pair(pcf.b);
  const Expression second = Surd{1 + roots.alpha.u - roots.beta.u, roots.alpha.v - roots.beta.v, roots.alpha.d}.value();
  const Expression bottom = call("hypu", {roots.alpha.value(1), second, number(z)});
  const Expression top = roots.alpha.is_zero() ? number(1) : call("hypu", {roots.alpha.value(), second, number(z)});
  return alone(times(number(h), over(top, bottom)));
}

extern constinit const TheoremRow kQuotientU{
    .name = "u-quotient",
    .statement = "a = h(2n + z + x + y + 1), b = -h^2 (n+x)(n+y), z > 0: L = h U(x, x + 1 - y, z)/U(x + 1, x + 1 - y, z)",
    .citation = "DLMF 13.3.7, 13.5",
    .value = quotient_u,
    .example = {"2n+2", "-n^2-1"},
    .yields = Yields::quotient,
};

// a = A > 0, b = b1 (n + r), w = A^2/(2 b1): L = sqrt(2 b1) U(r/2, 1/2, w)/U(r/2 + 1/2, 1/2, w).
static Value quotient_cylinder(const Pcf& pcf) {
  if (pcf.a.degree() != 0 || pcf.b.degree() != 1 || pcf.a.leading() <= 0 || pcf.b.leading() <= 0) return std::nullopt;
  const Rational a(pcf.a.leading()), b1(pcf.b.leading()), w = a * a / (2 * b1), r = pcf.b.coefficient(0) / b1;
  const auto u = [&](const Rational& first) {
    return first == 0 ? number(1) : call("hypu", {number(first), number(Rational(1, 2)), number(w)});
  };
  return alone(times(closed::square_root(2 * b1), over(u(r / 2), u((r + 1) / 2))));
}

extern constinit const TheoremRow kQuotientCylinder{
    .name = "cylinder-quotient",
    .statement = "a = A, b = b1(n + r), w = A^2/(2 b1): L = sqrt(2 b1) U(r/2, 1/2, w)/U(r/2 + 1/2, 1/2, w)",
    .citation = "DLMF 12.7.14, 12.8.1",
    .value = quotient_cylinder,
    .example = {"1", "2n+1"},
    .yields = Yields::quotient,
};

}  // namespace brouncker::theorem_rows
