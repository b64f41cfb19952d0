// a = h (2n + z + alpha + beta + 1), b = -h^2 (n + alpha)(n + beta), z > 0:
//     L = h U(alpha, alpha + 1 - beta, z)/U(alpha + 1, alpha + 1 - beta, z), symmetric in alpha, beta;  alpha = 0: L = h/U(1, 1 - beta, z).
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;
using closed::over;
using closed::times;

std::optional<TricomiParameters> with_integer_alpha(const Pcf& pcf) {
  auto p = tricomi_parameters(pcf);
  if (!p || p->z <= 0) return std::nullopt;
  if (p->beta == 0 && p->alpha != 0) std::swap(p->alpha, p->beta);
  return p;
}
std::optional<TricomiParameters> class_of(const Pcf& pcf) {
  return with_integer_alpha(pcf.a.leading() > 0 ? pcf : Pcf{-pcf.a, pcf.b});
}

Expression exponential_of(const Rational& x) { return x == 1 ? Expression::constant("e") : call("exp", {number(x)}); }

}  // namespace

// alpha = beta = 0: L = h/(e^z E1(z)).
static Value exponential_integral(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta != 0) return std::nullopt;
  return quotient(p->h, times(exponential_of(p->z), call("E1", {number(p->z)})));
}

static Bases exponential_integral_bases(const Pcf& pcf) {
  const auto p = class_of(pcf);
  if (!p || !is_integer(p->alpha) || !is_integer(p->beta)) return {};
  return {tricomi_pcf(0, 0, p->z)};
}

extern constinit const TheoremRow kExponentialIntegral{
    .name = "exponential-integral",
    .statement = "a = h(2n + z + 1), b = -h^2 n^2: L = h/(e^z E1(z))",
    .citation = "DLMF 6.9.1, 13.6.6",
    .value = exponential_integral,
    .bases = exponential_integral_bases,
    .example = {"2n+2", "-n^2"},
};

// alpha = 0, beta = -f, 0 < f < 1: U(1, 1 + f, z) = z^-f e^z Gamma(f, z); Gamma(1/2, z) = sqrt(pi) erfc(sqrt z).
static Value upper_gamma(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta <= -1 || p->beta >= 0) return std::nullopt;
  const Rational f = -p->beta;
  const Expression gamma = f == kHalf ? times(call("sqrt", {Expression::constant("pi")}), call("erfc", {closed::square_root(p->z)}))
                                      : call("gammainc_upper", {number(f), number(p->z)});
  return quotient(p->h, times(closed::power_of(p->z, -f), times(exponential_of(p->z), gamma)));
}

static Bases upper_gamma_bases(const Pcf& pcf) {
  const auto p = class_of(pcf);
  if (!p || is_integer(p->alpha) == is_integer(p->beta)) return {};
  return {tricomi_pcf(0, fraction_part(is_integer(p->alpha) ? p->beta : p->alpha) - 1, p->z)};
}

extern constinit const TheoremRow kUpperGamma{
    .name = "upper-gamma",
    .statement = "a = h(2n + z + 1 - f), b = -h^2 n(n - f), 0 < f < 1: L = h z^f/(e^z Gamma(f, z))",
    .citation = "DLMF 8.9.2, 13.6.6",
    .value = upper_gamma,
    .bases = upper_gamma_bases,
    .example = {"4n+3", "-4n^2+2n"},
};

// alpha = 1/2 + nu, beta = 1/2 - nu, x = z/2: U(1/2 + nu, 2nu + 1, 2x) = pi^(-1/2) e^x (2x)^-nu K_nu(x) and (z d/dz + a) U(a, b, z)
// = a (a - b + 1) U(a + 1, b, z) give L = h (1/4 - nu^2)/(nu + 1/2 + x - x K_(nu+1)(x)/K_nu(x)).
static Value bessel_k(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha + p->beta != 1) return std::nullopt;
  const Rational high = p->alpha > p->beta ? p->alpha : p->beta, nu = high - kHalf, x = p->z / 2;
  if (high >= 1) return std::nullopt;
  const Expression ratio = over(call("besselk", {number(nu + 1), number(x)}), call("besselk", {number(nu), number(x)}));
  return mapped(0, p->h * (Rational(1, 4) - nu * nu), -x, high + x, ratio);
}

static Bases bessel_k_bases(const Pcf& pcf) {
  const auto p = class_of(pcf);
  if (!p || !is_integer(p->alpha + p->beta) || is_integer(p->alpha)) return {};
  const Rational alpha = fraction_part(p->alpha);
  return {tricomi_pcf(alpha, 1 - alpha, p->z)};
}

extern constinit const TheoremRow kBesselK{
    .name = "bessel-k",
    .statement =
        "a = h(2n + z + 2), b = -h^2 (n + 1/2 + nu)(n + 1/2 - nu): L = h(1/4 - nu^2)/(nu + 1/2 + x - x K_(nu+1)(x)/K_nu(x)), x = z/2",
    .citation = "DLMF 13.6.10, 13.3.24",
    .value = bessel_k,
    .bases = bessel_k_bases,
    .example = {"4n+6", "-(2n+1)^2"},
};

// a = A > 0, b = b1 n, w = A^2/(2 b1): L = sqrt(2 b1)/(sqrt(pi) e^w erfc(sqrt w)).
static Value laplace_erfc(const Pcf& pcf) {
  if (pcf.a.degree() != 0 || pcf.b.degree() != 1 || pcf.a.leading() <= 0 || pcf.b.coefficient(0) != 0 || pcf.b.leading() <= 0)
    return std::nullopt;
  const Rational a(pcf.a.leading()), b1(pcf.b.leading()), w = a * a / (2 * b1);
  const closed::Root root = closed::root_of(1 / (2 * b1));
  const Expression tail = times(exponential_of(w), call("erfc", {closed::square_root(w)}));
  const Expression atom = times(call("sqrt", {Expression::constant("pi")}), tail);
  return quotient(1 / root.outside, root.inside == 1 ? atom : times(closed::square_root(Rational(root.inside)), atom));
}

static Bases laplace_erfc_bases(const Pcf& pcf) {
  if (pcf.a.degree() != 0 || pcf.b.degree() != 1 || pcf.b.coefficient(0) % pcf.b.leading() != 0) return {};
  return {Pcf{Polynomial::constant(abs(pcf.a.leading())), Polynomial({0, pcf.b.leading()})}};
}

extern constinit const TheoremRow kLaplaceErfc{
    .name = "laplace-erfc",
    .statement = "a = A, b = b1 n, w = A^2/(2 b1): L = sqrt(2 b1)/(sqrt(pi) e^w erfc(sqrt w))",
    .citation = "DLMF 7.9.1; [Laplace1805]",
    .value = laplace_erfc,
    .bases = laplace_erfc_bases,
    .example = {"1", "n"},
};

}  // namespace brouncker::theorem_rows
