// a = A > 0 constant, b = b2 (n + alpha)(n + beta), b2 > 0: 2F1 at 1/2, c = (alpha + beta + 1 + k)/2, k = A/sqrt(b2).
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"
#include "engine/prove/statements/gamma_product.hpp"
#include "engine/recurrence/growth.hpp"

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::minus;
using closed::number;
using closed::over;
using closed::plus;
using closed::times;

struct EqualModuli {
  Rational a, b2, alpha, beta;
  /// sqrt(b2) where it is rational.
  std::optional<Rational> root;
};
std::optional<EqualModuli> parameters(const Pcf& pcf) {
  if (pcf.a.degree() != 0 || pcf.b.degree() != 2 || pcf.b.leading() <= 0) return std::nullopt;
  const auto roots = rational_roots(pcf.b);
  if (!roots) return std::nullopt;
  const Rational b2(pcf.b.leading());
  return EqualModuli{Rational(abs(pcf.a.leading())), b2, -roots->second, -roots->first, rational_sqrt(b2)};
}

/// beta(x) = sum (-1)^k/(x + k) = (psi((x+1)/2) - psi(x/2))/2 = p + q * atom.
struct BetaValue {
  Rational constant, factor;
  Expression atom;
};
BetaValue beta_value(const Rational& x) {
  if (x == 1) return {0, 1, call("log", {number(2)})};
  if (x == Rational(1, 2)) return {0, Rational(1, 2), Expression::constant("pi")};
  if (x == Rational(3, 2)) return {2, Rational(-1, 2), Expression::constant("pi")};
  return {0, Rational(1, 2), minus(call("psi", {number((x + 1) / 2)}), call("psi", {number(x / 2)}))};
}

}  // namespace

// b = b2 n^2: L = sqrt(b2)/beta((k + 1)/2).
static Value stieltjes_beta(const Pcf& pcf) {
  const auto p = parameters(pcf);
  if (!p || pcf.a.leading() < 0 || p->alpha != 0 || p->beta != 0) return std::nullopt;
  if (p->root) {
    const BetaValue beta = beta_value((p->a / *p->root + 1) / 2);
    return mapped(0, *p->root, beta.factor, beta.constant, beta.atom);
  }
  const Expression root = closed::square_root(p->b2);
  const Expression c = over(plus(over(number(p->a), root), number(1)), number(2));
  const Expression difference = minus(call("psi", {over(plus(c, number(1)), number(2))}), call("psi", {over(c, number(2))}));
  return quotient(2, over(difference, root));
}

static Bases stieltjes_beta_bases(const Pcf& pcf) {
  const auto p = parameters(pcf);
  if (!p || !is_integer(p->alpha) || !is_integer(p->beta)) return {};
  if (!p->root) {
    if (!is_even(p->alpha + p->beta)) return {};
    return {integral_pcf({p->a}, {0, 0, p->b2})};
  }
  Rational k = p->a / *p->root + p->alpha + p->beta;
  k = 2 * fraction_part(k / 2);
  if (k == 0) k = 2;
  return {integral_pcf({k}, {0, 0, 1})};
}

extern constinit const TheoremRow kStieltjesBeta{
    .name = "stieltjes-beta",
    .statement = "a = A, b = b2 n^2: L = sqrt(b2)/beta((A/sqrt(b2) + 1)/2), beta(x) = (psi((x+1)/2) - psi(x/2))/2",
    .citation = "[Perron1957, II, par. 9]; DLMF 5.9",
    .value = stieltjes_beta,
    .bases = stieltjes_beta_bases,
    .example = {"2", "n^2"},
};

// k = 1, alpha < beta: with X = Gamma(alpha/2) Gamma((beta+1)/2)/(Gamma((alpha+1)/2) Gamma(beta/2)),
//     L = A alpha beta (1 - X)/(alpha X - beta);    alpha = 0: with Y = Gamma((beta+1)/2)/(sqrt(pi) Gamma(beta/2)), L = 2 A beta Y/(beta - 2Y);
//     alpha = beta: L = A alpha^2 B/(1 - alpha B), B = beta(alpha).
// From 2F1(a, b; (a+b)/2 + 1; 1/2).
static Value gamma_quotient(const Pcf& pcf) {
  const auto p = parameters(pcf);
  if (!p || pcf.a.leading() < 0 || !p->root || p->a != *p->root || p->alpha < 0 || (p->alpha == 0 && p->beta == 0))
    return std::nullopt;
  const Rational &a = p->alpha, &b = p->beta;
  if (a == b) {
    const BetaValue beta = beta_value(a);
    const Rational square = p->a * a * a;
    return mapped(square * beta.factor, square * beta.constant, -a * beta.factor, 1 - a * beta.constant, beta.atom);
  }
  GammaProduct x;
  x.multiply((b + 1) / 2, 1);
  x.multiply(b / 2, -1);
  x.multiply((a + 1) / 2, -1);
  if (a != 0) x.multiply(a / 2, 1);
  const Rational f = x.factor();
  if (a == 0) return mapped(2 * p->a * b * f, 0, -2 * f, b, x.rest());
  return mapped(-p->a * a * b * f, p->a * a * b, a * f, -b, x.rest());
}

static Bases gamma_quotient_bases(const Pcf& pcf) {
  const auto p = parameters(pcf);
  if (!p || !p->root || !is_integer(p->a / *p->root)) return {};
  const Rational alpha = fraction_part(p->alpha), beta = fraction_part(p->beta);
  const bool even = is_even(p->alpha - alpha + p->beta - beta + p->a / *p->root - 1);
  if (even && alpha == 0 && beta == 0) return {};
  const Rational top = even ? beta : Rational(beta + 1);
  return {integral_pcf({1}, {alpha * top, alpha + top, 1})};
}

extern constinit const TheoremRow kGammaQuotient{
    .name = "gamma-quotient",
    .statement =
        "a = A, b = A^2 (n + x)(n + y): L = A x y (1 - X)/(x X - y), X = Gamma(x/2) Gamma((y+1)/2)/(Gamma((x+1)/2) Gamma(y/2))",
    .citation = "[Perron1957, II, par. 9]; 2F1(x, y; (x+y)/2 + 1; 1/2)",
    .value = gamma_quotient,
    .bases = gamma_quotient_bases,
    .example = {"2", "4n^2+2n"},
};

// x + y = 1, 0 < x < 1, k any positive rational number: with m = x - y and
//     X = Gamma((k+1+m)/4) Gamma((k+1-m)/4)/(Gamma((k+3+m)/4) Gamma((k+3-m)/4)) = 4/(k + (1 - m^2)/(2k + (9 - m^2)/(2k + ...))),
//     L = 2 sqrt(b2) x y X/(4 - k X).
static Value ramanujan_gamma(const Pcf& pcf) {
  const auto p = parameters(pcf);
  if (!p || pcf.a.leading() < 0 || !p->root || p->alpha + p->beta != 1 || p->alpha <= 0 || p->beta <= 0) return std::nullopt;
  const Rational k = p->a / *p->root, m = p->alpha - p->beta;
  GammaProduct x;
  x.multiply((k + 1 + m) / 4, 1);
  x.multiply((k + 1 - m) / 4, 1);
  x.multiply((k + 3 + m) / 4, -1);
  x.multiply((k + 3 - m) / 4, -1);
  const Rational f = x.factor();
  return mapped(2 * *p->root * p->alpha * p->beta * f, 0, -k * f, 4, x.rest());
}

static Bases ramanujan_gamma_bases(const Pcf& pcf) {
  const auto p = parameters(pcf);
  if (!p || !p->root || is_integer(p->alpha) || !is_integer(p->alpha + p->beta)) return {};
  const Rational alpha = fraction_part(p->alpha);
  // The third parameter (x + y + 1 + k)/2 of the 2F1 modulo 1.
  Rational k = p->a / *p->root + p->alpha + p->beta - 1;
  k = 2 * fraction_part(k / 2);
  if (k == 0) k = 2;
  return {integral_pcf({k}, {alpha * (1 - alpha), 1, 1})};
}

extern constinit const TheoremRow kRamanujanGamma{
    .name = "ramanujan-gamma",
    .statement = "a = A, b = b2 (n + x)(n + y), x + y = 1, k = A/sqrt(b2): L = 2 sqrt(b2) x y X/(4 - k X), m = x - y, "
                 "X = Gamma((k+1+m)/4) Gamma((k+1-m)/4)/(Gamma((k+3+m)/4) Gamma((k+3-m)/4))",
    .citation = "[Berndt1989, ch. 12, entry 25]; [Perron1957, II, par. 9]",
    .value = ramanujan_gamma,
    .bases = ramanujan_gamma_bases,
    .example = {"1", "4n^2+4n+1"},
};

}  // namespace brouncker::theorem_rows
