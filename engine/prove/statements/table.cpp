#include "engine/prove/statements/rows.hpp"

#include "formulas/closed_form.hpp"

#include <algorithm>

namespace brouncker {
namespace {

using namespace theorem_rows;

constexpr TheoremRow kTheorems[] = {
    {"quadratic", "a, b constant: L = (a + sgn(a) sqrt(a^2 + 4b))/2", "[Perron1957, I, par. 19]", constant_coefficients, nullptr,
     Yields::algebraic},
    {"double-root", "a = h(2n + x + y + 1), b = -h^2 (n+x)(n+y), h > 0, x and y real: L = h max(x, y)", "[Perron1957, II, par. 57]",
     double_root, nullptr, Yields::algebraic},
    {"algebraic-tail",
     "K(n) = kappa (n + r), kappa = (sqrt(a1^2 + 4 b2) - a1)/2, solves K(n)(a(n) + K(n+1)) = b(n): L = a(0) + kappa (r + 1)",
     "[Pincherle1894]", algebraic_tail, algebraic_tail_bases, Yields::algebraic},
    {"lambert", "a = t(n + 1/2), b = t^2 z: L = t sqrt(z) coth(2 sqrt z), and cot for z < 0", "DLMF 10.33.1, 4.39; [Lambert1768]",
     lambert, lambert_bases},
    {"kummer-exp", "a = t(n + 1 - z), b = t^2 z n: L = t z/(e^z - 1)", "DLMF 13.6.1, 4.9", exponential, exponential_bases},
    {"kummer-erf",
     "a = t(n + 1/2 - z), b = t^2 z n: L = t/(2 M), M = 1F1(1; 3/2; z); a = t(n + 3/2 - z), b = t^2 z (n + 1/2): L = t z M/(1 - M), "
     "M = 1F1(1; 3/2; -z)",
     "DLMF 13.6.7, 7.11.5, 7.9", error_function, error_function_bases},
    {"gauss-log", "alpha = beta = 0, c = 1: L = -s z/log(1 - z)", "DLMF 15.4.1", logarithm, logarithm_bases},
    {"gauss-atan", "alpha = 0, beta = -1/2, c = 1/2: L = (s/2) sqrt(z)/artanh(sqrt z)", "DLMF 15.4.2, 15.4.3", inverse_tangent,
     inverse_tangent_bases},
    {"gauss-asin", "alpha = beta = 0, c = 1/2: L = (s/2) sqrt(z(1-z))/arcsin(sqrt z)", "DLMF 15.4.4, 15.8.1", inverse_sine,
     inverse_sine_bases},
    {"gauss-asin-half", "alpha = beta = 1/2, c = 3/2: L = (s/2) z(1-z)g/(1 - (1-z)g), g = arcsin(sqrt z)/sqrt(z(1-z))",
     "DLMF 15.4.4, 15.8.1", inverse_sine_half, inverse_sine_half_bases},
    {"gauss-power", "alpha = 0, beta = -f, c = 1: L = s f z/(1 - (1-z)^f)", "DLMF 15.4.6", power, power_bases},
    {"brouncker-arctan", "a = a1(n + 1/2), b = b2 n^2: L = sqrt(b2)/arctan(2 sqrt(b2)/a1), and artanh for b2 < 0",
     "DLMF 15.8.18, 15.4.4, 4.25.2", arctangent_root, arctangent_root_bases},
    {"lemniscate",
     "a1^2 = -8 b2: a = a1(n + 1/4), b = b2 n(n - 1/2): L = a1/(2 varpi); a = a1(n + 3/4), b = b2 n(n + 1/2): L = (a1/2) G/(2G - 1), "
     "G = varpi/pi",
     "DLMF 15.8.18, 19.20.2", lemniscate, lemniscate_bases},
    {"stieltjes-beta", "a = A, b = b2 n^2: L = sqrt(b2)/beta((A/sqrt(b2) + 1)/2), beta(x) = (psi((x+1)/2) - psi(x/2))/2",
     "[Perron1957, II, par. 9]; DLMF 5.9", stieltjes_beta, stieltjes_beta_bases},
    {"gamma-quotient",
     "a = A, b = A^2 (n + x)(n + y): L = A x y (1 - X)/(x X - y), X = Gamma(x/2) Gamma((y+1)/2)/(Gamma((x+1)/2) Gamma(y/2))",
     "[Perron1957, II, par. 9]; 2F1(x, y; (x+y)/2 + 1; 1/2)", gamma_quotient, gamma_quotient_bases},
    {"multiple-angle", "a = 2t(n + 1/2), b = t^2 x^2 (n^2 + v^2): L = t v x/tanh(v arctan x); tan for v^2 < 0, artanh for x^2 < 0",
     "[Perron1957, II, par. 37]: tan(v arctan x); DLMF 15.4.14, 15.4.16", multiple_angle, multiple_angle_bases},
    {"hyperbolic-tangent",
     "T = tanh(pi v/2), w = v^2: a = A, b = (A/2)^2 (n^2 + w): L = (A/2) w(1 + 2vT)/(2w - vT); a = A, b = A^2 ((n + 1/2)^2 + w): "
     "L = 2A (w + 1/4) T/(2v - T); tan for w < 0",
     "DLMF 15.4.14, 15.4.16, 15.5.11 at 1/2", hyperbolic_tangent, hyperbolic_tangent_bases},
    {"equianharmonic",
     "alpha = 0, G = Gamma(1/3)^3: 2F1(1, 2/3; 7/6; 1/4) = sqrt(3) G/(9 pi), 2F1(1, 1/3; 11/6; 1/4) = 10(3G - 4 pi^2)/(9G), and at -1/3 "
     "by Pfaff",
     "DLMF 8.17.8, 23.5.8, 19.7.1, 15.8.1", equianharmonic, equianharmonic_bases},
    {"exponential-integral", "a = h(2n + z + 1), b = -h^2 n^2: L = h/(e^z E1(z))", "DLMF 6.9.1, 13.6.6", exponential_integral,
     exponential_integral_bases},
    {"laplace-erfc", "a = A, b = b1 n, w = A^2/(2 b1): L = sqrt(2 b1)/(sqrt(pi) e^w erfc(sqrt w))", "DLMF 7.9.1; [Laplace1805]",
     laplace_erfc, laplace_erfc_bases},
    {"upper-gamma", "a = h(2n + z + 1 - f), b = -h^2 n(n - f), 0 < f < 1: L = h z^f/(e^z Gamma(f, z))", "DLMF 8.9.2, 13.6.6",
     upper_gamma, upper_gamma_bases},
    {"bessel-quotient", "a = t(n + c), b = t^2 z, 0 < c <= 1: L = t sqrt(z) I_(c-1)(2 sqrt z)/I_c(2 sqrt z), and J for z < 0",
     "DLMF 10.33.1, 10.10.1", bessel_quotient, bessel_quotient_bases},
    {"kummer-bessel", "a = t(n + 2x - z), b = t^2 z(n + x), 0 < x <= 1: L = 2 t x I_(x-1/2)/(I_(x-1/2) + I_(x+1/2)) at z/2",
     "DLMF 13.6.9, 13.2.39", kummer_bessel, kummer_bessel_bases},
    {"bessel-k",
     "a = h(2n + z + 2), b = -h^2 (n + 1/2 + nu)(n + 1/2 - nu): L = h(1/4 - nu^2)/(nu + 1/2 + x - x K_(nu+1)(x)/K_nu(x)), x = z/2",
     "DLMF 13.6.10, 13.3.24", bessel_k, bessel_k_bases},
    {"elliptic", "a = a1 n, b = b2 (n - 1/2)^2, s = sqrt(a1^2 + 4 b2), m = (1 - a1/s)/2: L = s (E(m) - (1-m) K(m))/(2 K(m))",
     "DLMF 19.5.1, 19.5.2", elliptic, elliptic_bases},
    {"lower-gamma", "a = t(n + y - z), b = t^2 z n, 0 < y < 1: L = t y/1F1(1; y + 1; z)", "DLMF 13.6.5, 8.9.1", incomplete_gamma,
     incomplete_gamma_bases},
    {"lower-gamma-tail", "a = t(n + x + 1 - z), b = t^2 z(n + x), 0 < x < 1: L = t z g/(1 - g), g = 1F1(1; x + 1; -z)",
     "DLMF 13.6.5, 13.2.39", exponential_beta, exponential_beta_bases},
    {"incomplete-beta",
     "alpha = 0: L = s c/2F1(1, beta + 1; c + 1; z); c = alpha + 1: L = s beta z(1-z)g/(1 - (1-z)g), g = 2F1(1, c - beta; c; z)",
     "DLMF 8.17.7, 15.8.1", incomplete_beta, incomplete_beta_bases},
    {"arcsine-square", "G = t z n^2, H = -t n(n - 1/2): L = t z/(2 arcsin(sqrt z)^2)", "DLMF 4.24; [Comtet1974, p. 89]; Euler",
     arcsine_square, arcsine_square_bases},
    {"binomial-zeta3", "G = -(t/4) n^3, H = -t n^2(n - 1/2): L = 5t/(8 zeta(3))",
     "[vanderPoorten1979]: zeta(3) = (5/2) sum (-1)^(n-1)/(n^3 binom(2n,n))", binomial_zeta3, binomial_zeta3_bases},
    {"binomial-zeta4", "G = (t/4) n^4, H = -t n^3(n - 1/2): L = 1620 t/(34 pi^4)",
     "[Comtet1974, p. 89]: sum 1/(n^4 binom(2n,n)) = 17 pi^4/3240", binomial_zeta4, binomial_zeta4_bases},
    {"binomial-catalan", "G = (t/4) n(n - 1/2), H = -t(n - 1/2)^2: L = (3t/4)/(8G - pi log(2 + sqrt 3)), G Catalan's constant",
     "[Berndt1985, entry 9.32]: 8G = pi log(2 + sqrt 3) + 3 sum 1/((2n+1)^2 binom(2n,n))", binomial_catalan,
     binomial_catalan_bases},
    {"entire-exponential-integral", "G = t z n, H = -t n^2: L = t z/(Ei(z) - gamma - log|z|)", "DLMF 6.6.1, 6.6.2",
     entire_exponential_integral, entire_exponential_integral_bases},
    {"bessel-value", "G = t z, H = -t n(n + c): L = t z F/(F - 1), F = 0F1(1 + c; z)", "DLMF 10.39.9, 10.16.9, 10.39.2",
     bessel_value, bessel_value_bases},
    {"lommel", "G = t z, H = -t(n + x)(n + y): L = G - H(1)/1F2(1; 2 + x, 2 + y; z)", "[Perron1957, II, par. 4]; DLMF 16.2.1",
     lommel, lommel_bases},
    {"apery", "a = 34n^3 + 51n^2 + 27n + 5, b = -n^6: L = 6/zeta(3); a = 11n^2 + 11n + 3, b = n^4: L = 30/pi^2",
     "[vanderPoorten1979]", apery, apery_bases},
    {"0f1-quotient", "a = t(n + c), b = t^2 z: L = t F(c; z)/F(c + 1; z), F = 0F1/Gamma(c)", "[Perron1957, II, par. 47]; DLMF 16.3",
     quotient_0f1, nullptr, Yields::quotient},
    {"1f1-quotient",
     "a = t(n + beta - z), b = t^2 z(n + alpha): L = t F(alpha; beta; z)/F(alpha + 1; beta + 1; z), F = 1F1/Gamma(beta)",
     "DLMF 13.3.13", quotient_1f1, nullptr, Yields::quotient},
    {"2f1-quotient",
     "b = b2(n + alpha)(n + beta), s = sqrt(a1^2 + 4 b2) > 0, z = (1 - a1/s)/2, c = a0/s + (alpha + beta + 1)z: "
     "L = s F(alpha, beta; c; z)/F(alpha + 1, beta + 1; c + 1; z), F = 2F1/Gamma(c)",
     "DLMF 15.5.11, 15.7; [Gauss1812]", quotient_2f1, nullptr, Yields::quotient},
    {"u-quotient", "a = h(2n + z + x + y + 1), b = -h^2 (n+x)(n+y), z > 0: L = h U(x, x + 1 - y, z)/U(x + 1, x + 1 - y, z)",
     "DLMF 13.3.7, 13.5", quotient_u, nullptr, Yields::quotient},
    {"cylinder-quotient", "a = A, b = b1(n + r), w = A^2/(2 b1): L = sqrt(2 b1) U(r/2, 1/2, w)/U(r/2 + 1/2, 1/2, w)",
     "DLMF 12.7.14, 12.8.1", quotient_cylinder, nullptr, Yields::quotient},
};

}  // namespace

std::span<const TheoremRow> theorems() { return kTheorems; }

const TheoremRow* find_theorem(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kTheorems), std::end(kTheorems), [&](const TheoremRow& row) { return row.name == name; });
  return found == std::end(kTheorems) ? nullptr : found;
}

std::optional<Expression> expression_of(const ClosedForm& form) { return closed::apply(form.map, form.atom); }

}  // namespace brouncker
