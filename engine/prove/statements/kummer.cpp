// a = t (n + beta - z), b = t^2 z (n + alpha):  L = t F(alpha; beta; z)/F(alpha + 1; beta + 1; z), F = 1F1/Gamma(beta).
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;
using closed::over;
using closed::square_root;
using closed::times;

/// 1F1(1; 3/2; x) = sqrt(pi/(4x)) e^x erf(sqrt x), with erfi for x < 0 [DLMF 7.11.4, 13.6.5].
Expression dawson(const Rational& x) {
  const Expression root = square_root(abs(x));
  const Expression top = times(call("sqrt", {Expression::constant("pi")}), call(x > 0 ? "erf" : "erfi", {root}));
  return over(times(top, call("exp", {number(x)})), times(number(2), root));
}

/// 1F1(1; c + 1; x), c not an integer or half-integer: c x^-c e^x (Gamma(c) - Gamma(c, x)) for x > 0 [DLMF 8.5.1].
Expression lower_gamma(const Rational& c, const Rational& x) { return call("hyp1f1", {number(1), number(c + 1), number(x)}); }

/// e^x: the atom with x > 0; inverted for x < 0.
struct Exponential {
  Expression atom;
  bool inverted;
};
Exponential exponential_of(const Rational& x) {
  const Rational size = abs(x);
  const Expression e = Expression::constant("e");
  return {size == 1 ? e : is_integer(size) ? power(e, number(size)) : call("exp", {number(size)}), x < 0};
}

/// t x/(e^x - 1).
ClosedForm bernoulli(const Rational& t, const Rational& x) {
  const auto [e, inverted] = exponential_of(x);
  return inverted ? mapped(t * x, 0, -1, 1, e) : mapped(0, t * x, 1, -1, e);
}

/// t z g/(1 - g).
ClosedForm complementary(const Rational& t, const Rational& z, Expression g) { return mapped(t * z, 0, -1, 1, std::move(g)); }

}  // namespace

// alpha = 0, beta = 1: L = t z/(e^z - 1).
static Value exponential(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || p->t <= 0 || p->alpha != 0 || p->beta != 1) return std::nullopt;
  return bernoulli(p->t, p->z);
}

static Bases exponential_bases(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || !is_integer(p->alpha) || !is_integer(p->beta)) return {};
  return {kummer_pcf(0, 1, p->z)};
}

extern constinit const TheoremRow kKummerExp{
    .name = "kummer-exp",
    .statement = "a = t(n + 1 - z), b = t^2 z n: L = t z/(e^z - 1)",
    .citation = "DLMF 13.6.1, 4.9",
    .value = exponential,
    .bases = exponential_bases,
    .example = {"n", "n"},
};

// alpha = 0, beta = 1/2: L = t beta/1F1(1; 3/2; z);  alpha = 1/2, beta = 3/2: L = t z g/(1 - g), g = 1F1(1; 3/2; -z).
static Value error_function(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || p->t <= 0) return std::nullopt;
  if (p->alpha == 0 && p->beta == kHalf) return quotient(p->t / 2, dawson(p->z));
  if (p->alpha == kHalf && p->beta == Rational(3, 2)) return complementary(p->t, p->z, dawson(-p->z));
  return std::nullopt;
}

static Bases error_function_bases(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p) return {};
  if (is_integer(p->alpha) && is_integer(p->beta - kHalf)) return {kummer_pcf(0, kHalf, p->z)};
  if (is_integer(p->alpha - kHalf) && is_integer(p->beta - kHalf)) return {kummer_pcf(kHalf, Rational(3, 2), p->z)};
  return {};
}

extern constinit const TheoremRow kKummerErf{
    .name = "kummer-erf",
    .statement =
        "a = t(n + 1/2 - z), b = t^2 z n: L = t/(2 M), M = 1F1(1; 3/2; z); a = t(n + 3/2 - z), b = t^2 z (n + 1/2): L = t z M/(1 - M), M = 1F1(1; 3/2; -z)",
    .citation = "DLMF 13.6.7, 7.11.5, 7.9",
    .value = error_function,
    .bases = error_function_bases,
    .example = {"2n", "2n"},
};

// The same with 1F1(1; c + 1; .), c rational: alpha = 0, beta = c in (0, 1].
static Value incomplete_gamma(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || p->t <= 0 || p->alpha != 0 || p->beta <= 0 || p->beta > 1) return std::nullopt;
  return quotient(p->t * p->beta, lower_gamma(p->beta, p->z));
}

static Bases incomplete_gamma_bases(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || !is_integer(p->alpha) || is_integer(p->beta)) return {};
  return {kummer_pcf(0, fraction_part(p->beta), p->z)};
}

extern constinit const TheoremRow kLowerGamma{
    .name = "lower-gamma",
    .statement = "a = t(n + y - z), b = t^2 z n, 0 < y < 1: L = t y/1F1(1; y + 1; z)",
    .citation = "DLMF 13.6.5, 8.9.1",
    .value = incomplete_gamma,
    .bases = incomplete_gamma_bases,
    .example = {"2n", "n"},
};

// beta = alpha + 1: L = t z g/(1 - g), g = 1F1(1; alpha + 1; -z), alpha in (0, 1).
static Value exponential_beta(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || p->t <= 0 || p->beta != p->alpha + 1 || p->alpha <= 0 || p->alpha >= 1) return std::nullopt;
  return complementary(p->t, p->z, lower_gamma(p->alpha, -p->z));
}

static Bases exponential_beta_bases(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || !is_integer(p->beta - p->alpha) || is_integer(p->alpha)) return {};
  const Rational alpha = fraction_part(p->alpha);
  return {kummer_pcf(alpha, alpha + 1, p->z)};
}

extern constinit const TheoremRow kLowerGammaTail{
    .name = "lower-gamma-tail",
    .statement = "a = t(n + x + 1 - z), b = t^2 z(n + x), 0 < x < 1: L = t z g/(1 - g), g = 1F1(1; x + 1; -z)",
    .citation = "DLMF 13.6.5, 13.2.39",
    .value = exponential_beta,
    .bases = exponential_beta_bases,
    .example = {"3n+3", "3n+1"},
};

// beta = 2 alpha = 2 nu + 1, x = z/2: L = t (2 nu + 1) I_nu(x)/(I_nu(x) + I_(nu+1)(x)).
static Value kummer_bessel(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || p->t <= 0 || p->beta != 2 * p->alpha || p->alpha <= 0 || p->alpha > 1) return std::nullopt;
  const Rational nu = p->alpha - kHalf, x = abs(p->z) / 2;
  const Expression ratio = over(call("besseli", {number(nu), number(x)}), call("besseli", {number(nu + 1), number(x)}));
  const Rational factor = p->t * p->beta;
  return mapped(factor, 0, 1, p->z > 0 ? 1 : -1, ratio);
}

static Bases kummer_bessel_bases(const Pcf& pcf) {
  const auto p = kummer_parameters(pcf);
  if (!p || !is_integer(p->beta - 2 * p->alpha)) return {};
  const Rational f = fraction_part(p->alpha), alpha = f == 0 ? Rational(1) : f;
  return {kummer_pcf(alpha, 2 * alpha, p->z)};
}

extern constinit const TheoremRow kKummerBessel{
    .name = "kummer-bessel",
    .statement = "a = t(n + 2x - z), b = t^2 z(n + x), 0 < x <= 1: L = 2 t x I_(x-1/2)/(I_(x-1/2) + I_(x+1/2)) at z/2",
    .citation = "DLMF 13.6.9, 13.2.39",
    .value = kummer_bessel,
    .bases = kummer_bessel_bases,
    .example = {"n-1", "2n+1"},
};

}  // namespace brouncker::theorem_rows
