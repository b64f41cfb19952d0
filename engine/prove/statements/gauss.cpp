// b = s^2 z (1-z) (n + alpha)(n + beta), a = s ((1-2z) n + c - (alpha + beta + 1) z), s > 0, z <= 1/2:
//     L = s F(alpha, beta; c; z)/F(alpha + 1, beta + 1; c + 1; z), F = 2F1/Gamma(c).
// alpha = 0: L = s c/2F1(1, beta + 1; c + 1; z).
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"

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
static Value logarithm(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta != 0 || p->c != 1) return std::nullopt;
  const closed::Multiple log = closed::logarithm(1 - p->z);
  return quotient(-p->s * p->z / log.factor, log.atom);
}

static Bases logarithm_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_integer(p->alpha) || !is_integer(p->beta) || !is_integer(p->c)) return {};
  return {gauss_pcf(0, 0, 1, p->z)};
}

extern constinit const TheoremRow kGaussLog{
    .name = "gauss-log",
    .statement = "alpha = beta = 0, c = 1: L = -s z/log(1 - z)",
    .citation = "DLMF 15.4.1",
    .value = logarithm,
    .bases = logarithm_bases,
    .example = {"3n+2", "-2n^2"},
};

// beta = -1/2, c = 1/2: L = (s/2) sqrt(z)/atanh(sqrt z) = (s z/2)/(sqrt(z) atanh(sqrt z)).
static Value inverse_tangent(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta != -kHalf || p->c != kHalf) return std::nullopt;
  const closed::Multiple m = root_times_atanh(p->z);
  return quotient(p->s * p->z / (2 * m.factor), m.atom);
}

static Bases inverse_tangent_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_half(p->c) || !is_integer(2 * p->alpha) || !is_integer(2 * p->beta) || is_half(p->alpha) == is_half(p->beta))
    return {};
  return {gauss_pcf(0, -kHalf, kHalf, p->z)};
}

extern constinit const TheoremRow kGaussAtan{
    .name = "gauss-atan",
    .statement = "alpha = 0, beta = -1/2, c = 1/2: L = (s/2) sqrt(z)/artanh(sqrt z)",
    .citation = "DLMF 15.4.2, 15.4.3",
    .value = inverse_tangent,
    .bases = inverse_tangent_bases,
    .example = {"3n+1", "-2n^2+n"},
};

// beta = 0, c = 1/2: L = (s/2) sqrt(z (1-z))/asin(sqrt z).
static Value inverse_sine(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta != 0 || p->c != kHalf) return std::nullopt;
  const closed::Multiple m = root_times_asin(p->z);
  return quotient(p->s * p->z * (1 - p->z) / (2 * m.factor), m.atom);
}

static Bases inverse_sine_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_integer(p->alpha) || !is_integer(p->beta) || !is_half(p->c)) return {};
  return {gauss_pcf(0, 0, kHalf, p->z)};
}

extern constinit const TheoremRow kGaussAsin{
    .name = "gauss-asin",
    .statement = "alpha = beta = 0, c = 1/2: L = (s/2) sqrt(z(1-z))/arcsin(sqrt z)",
    .citation = "DLMF 15.4.4, 15.8.1",
    .value = inverse_sine,
    .bases = inverse_sine_bases,
    .example = {"2n+1", "3n^2"},
};

// alpha = beta = 1/2, c = 3/2: L = (s/2) z (1-z) g/(1 - (1-z) g), g = 2F1(1, 1; 3/2; z) = asin(sqrt z)/sqrt(z (1-z)).
static Value inverse_sine_half(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != kHalf || p->beta != kHalf || p->c != kThreeHalves) return std::nullopt;
  const closed::Multiple m = root_times_asin(p->z);
  const Rational g = m.factor / (p->z * (1 - p->z));  // g = that times the atom
  return mapped(p->s * kHalf * p->z * (1 - p->z) * g, 0, -(1 - p->z) * g, 1, m.atom);
}

static Bases inverse_sine_half_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_half(p->alpha) || !is_half(p->beta) || !is_half(p->c)) return {};
  return {gauss_pcf(kHalf, kHalf, kThreeHalves, p->z)};
}

extern constinit const TheoremRow kGaussAsinHalf{
    .name = "gauss-asin-half",
    .statement = "alpha = beta = 1/2, c = 3/2: L = (s/2) z(1-z)g/(1 - (1-z)g), g = arcsin(sqrt z)/sqrt(z(1-z))",
    .citation = "DLMF 15.4.4, 15.8.1",
    .value = inverse_sine_half,
    .bases = inverse_sine_half_bases,
    .example = {"4n+8", "12n^2+12n+3"},
};

// beta = -f, c = 1, 0 < f < 1: L = s f z/(1 - (1-z)^f).
static Value power(const Pcf& pcf) {
  const auto p = with_integer_alpha(pcf);
  if (!p || p->alpha != 0 || p->beta <= -1 || p->beta >= 0 || p->c != 1) return std::nullopt;
  const Rational f = -p->beta;
  return mapped(0, p->s * f * p->z, -1, 1, closed::power_of(1 - p->z, f));
}

static Bases power_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || !is_integer(p->c) || is_integer(p->alpha) == is_integer(p->beta)) return {};
  const Rational f = fraction_part(is_integer(p->alpha) ? p->beta : p->alpha);
  return {gauss_pcf(0, f - 1, 1, p->z)};
}

extern constinit const TheoremRow kGaussPower{
    .name = "gauss-power",
    .statement = "alpha = 0, beta = -f, c = 1: L = s f z/(1 - (1-z)^f)",
    .citation = "DLMF 15.4.6",
    .value = power,
    .bases = power_bases,
    .example = {"6n+3", "-8n^2+4n"},
};

// alpha = 0, beta in (-1, 0], c in (0, 1]: L = s c/2F1(1, beta + 1; c + 1; z);
// c = alpha + 1, alpha in (0, 1), beta in (0, 1]: L = s beta z (1-z) g/(1 - (1-z) g), g = 2F1(1, alpha + 1 - beta; alpha + 1; z).
static Value incomplete_beta(const Pcf& pcf) {
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

static Bases incomplete_beta_bases(const Pcf& pcf) {
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

extern constinit const TheoremRow kIncompleteBeta{
    .name = "incomplete-beta",
    .statement =
        "alpha = 0: L = s c/2F1(1, beta + 1; c + 1; z); c = alpha + 1: L = s beta z(1-z)g/(1 - (1-z)g), g = 2F1(1, c - beta; c; z)",
    .citation = "DLMF 8.17.7, 15.8.1",
    .value = incomplete_beta,
    .bases = incomplete_beta_bases,
    .example = {"n", "2n^2"},
};

}  // namespace brouncker::theorem_rows
