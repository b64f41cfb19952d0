// b = s^2 z (1-z) (n + alpha)(n + beta), a = s ((1-2z) n + c - (alpha + beta + 1) z), s > 0, z <= 1/2:
//     L = s F(alpha, beta; c; z)/F(alpha + 1, beta + 1; c + 1; z), F = 2F1/Gamma(c).
// alpha = 0: L = s c/2F1(1, beta + 1; c + 1; z).
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"
#include "engine/prove/statements/rows.hpp"

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;

const Rational kThreeHalves(3, 2);

/// alpha <= beta are ordered by size; theorems with alpha = 0 want the integer first.
std::optional<GaussParameters> with_integer_alpha(const Pcf& pcf) {
  auto p = gauss_parameters(pcf);
  if (!p || pcf.a.leading() <= 0) return std::nullopt;
  if (!is_integer(p->alpha) || (p->alpha != 0 && p->beta == 0)) std::swap(p->alpha, p->beta);
  return p;
}

bool is_half(const Rational& x) { return denominator(x) == 2; }

/// sqrt(z) atanh(sqrt z) = factor * atom; for z < 0 -sqrt(-z) atan(sqrt -z).
closed::Multiple root_times_atanh(const Rational& z) {
  if (z > 0) return closed::root_times_atanh(z);
  closed::Multiple m = closed::root_times_atan(-z);
  m.factor = -m.factor;
  return m;
}

/// sqrt(z (1-z)) asin(sqrt z) = factor * atom; for z < 0 -sqrt(-z (1-z)) asinh(sqrt -z).
/// asinh(sqrt w) = atanh(sqrt(w/(1+w))), asin(sqrt z) = atan(sqrt(z/(1-z))).
closed::Multiple root_times_asin(const Rational& z) {
  // sqrt(z (1-z)) = (1-z) sqrt(z/(1-z))
  closed::Multiple m = z > 0 ? closed::root_times_atan(z / (1 - z)) : closed::root_times_atanh(-z / (1 - z));
  m.factor *= z > 0 ? Rational(1 - z) : Rational(z - 1);
  return m;
}

}  // namespace

// beta = 0, c = 1: L = -s z/log(1 - z).
Value logarithm(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta != 0 || p->c != 1) return std::nullopt;
  const closed::Multiple log = closed::logarithm(1 - p->z);
  return quotient(-p->s * p->z / log.factor, log.atom);
}

Bases logarithm_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_integer(p->alpha) || !is_integer(p->beta) || !is_integer(p->c)) return {};
  return {gauss_pcf(0, 0, 1, p->z)};
}

// beta = -1/2, c = 1/2: L = (s/2) sqrt(z)/atanh(sqrt z) = (s z/2)/(sqrt(z) atanh(sqrt z)).
Value inverse_tangent(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta != -kHalf || p->c != kHalf) return std::nullopt;
  const closed::Multiple m = root_times_atanh(p->z);
  return quotient(p->s * p->z / (2 * m.factor), m.atom);
}

Bases inverse_tangent_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_half(p->c) || !is_integer(2 * p->alpha) || !is_integer(2 * p->beta) || is_half(p->alpha) == is_half(p->beta))
    return {};
  return {gauss_pcf(0, -kHalf, kHalf, p->z)};
}

// beta = 0, c = 1/2: L = (s/2) sqrt(z (1-z))/asin(sqrt z).
Value inverse_sine(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta != 0 || p->c != kHalf) return std::nullopt;
  const closed::Multiple m = root_times_asin(p->z);
  return quotient(p->s * p->z * (1 - p->z) / (2 * m.factor), m.atom);
}

Bases inverse_sine_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_integer(p->alpha) || !is_integer(p->beta) || !is_half(p->c)) return {};
  return {gauss_pcf(0, 0, kHalf, p->z)};
}

// alpha = beta = 1/2, c = 3/2: L = (s/2) z (1-z) g/(1 - (1-z) g), g = 2F1(1, 1; 3/2; z) = asin(sqrt z)/sqrt(z (1-z)).
Value inverse_sine_half(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != kHalf || p->beta != kHalf || p->c != kThreeHalves) return std::nullopt;
  const closed::Multiple m = root_times_asin(p->z);
  const Rational g = m.factor / (p->z * (1 - p->z));  // g = that times the atom
  return mapped(p->s * kHalf * p->z * (1 - p->z) * g, 0, -(1 - p->z) * g, 1, m.atom);
}

Bases inverse_sine_half_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_half(p->alpha) || !is_half(p->beta) || !is_half(p->c)) return {};
  return {gauss_pcf(kHalf, kHalf, kThreeHalves, p->z)};
}

// beta = -f, c = 1, 0 < f < 1: L = s f z/(1 - (1-z)^f).
Value power(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta <= -1 || p->beta >= 0 || p->c != 1) return std::nullopt;
  const Rational f = -p->beta;
  return mapped(0, p->s * f * p->z, -1, 1, closed::power_of(1 - p->z, f));
}

Bases power_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_integer(p->c) || is_integer(p->alpha) == is_integer(p->beta)) return {};
  const Rational f = fraction_part(is_integer(p->alpha) ? p->beta : p->alpha);
  return {gauss_pcf(0, f - 1, 1, p->z)};
}

// alpha = 0, beta in (-1, 0], c in (0, 1]: L = s c/2F1(1, beta + 1; c + 1; z);
// c = alpha + 1, alpha in (0, 1), beta in (0, 1]: L = s beta z (1-z) g/(1 - (1-z) g), g = 2F1(1, alpha + 1 - beta; alpha + 1; z).
Value incomplete_beta(const Pcf& pcf) {
  auto p = with_integer_alpha(pcf);
  if (!p) return std::nullopt;
  const auto f = [&](const Rational& b, const Rational& c) {
    return call("hyp2f1", {number(1), number(b), number(c), number(p->z)});
  };
  if (p->alpha == 0 && p->beta > -1 && p->beta <= 0 && p->c > 0 && p->c <= 1)
    return quotient(p->s * p->c, f(p->beta + 1, p->c + 1));
  for (int i = 0; i < 2; ++i, std::swap(p->alpha, p->beta))
    if (p->alpha > 0 && p->alpha < 1 && p->beta > 0 && p->beta < 1 && p->c == p->alpha + 1)
      return mapped(p->s * p->beta * p->z * (1 - p->z), 0, -(1 - p->z), 1, f(p->alpha + 1 - p->beta, p->alpha + 1));
  return std::nullopt;
}

Bases incomplete_beta_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p) return {};
  const auto up = [](const Rational& x) { return Rational(fraction_part(x) == 0 ? Rational(1) : fraction_part(x)); };
  for (const auto& [alpha, beta] : {std::pair(p->alpha, p->beta), std::pair(p->beta, p->alpha)}) {
    if (is_integer(alpha)) return {gauss_pcf(0, up(beta) - 1, up(p->c), p->z)};
    if (is_integer(p->c - alpha) && !is_integer(beta))
      return {gauss_pcf(fraction_part(alpha), fraction_part(beta), fraction_part(alpha) + 1, p->z)};
  }
  return {};
}

}  // namespace brouncker::theorem_rows
