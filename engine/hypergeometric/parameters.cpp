#include "engine/hypergeometric/parameters.hpp"

#include "engine/recurrence/growth.hpp"

namespace brouncker {

Integer common_denominator(const RationalCoefficients& p) {
  Integer result = 1;
  for (const Rational& x : p) result = lcm(result, Integer(denominator(x)));
  return result;
}

Polynomial integral(const RationalCoefficients& p, const Integer& factor) {
  std::vector<Integer> result;
  for (const Rational& x : p) result.push_back(Integer(numerator(x)) * (factor / Integer(denominator(x))));
  return Polynomial(std::move(result));
}

Pcf integral_pcf(const RationalCoefficients& a, const RationalCoefficients& b) {
  const Integer t = lcm(common_denominator(a), common_denominator(b));
  return {integral(a, t), integral(b, Integer(t * t))};
}

Rational fraction_part(const Rational& x) {
  Integer floor;
  const Integer top = numerator(x), bottom = denominator(x);
  mpz_fdiv_q(floor.backend().data(), top.backend().data(), bottom.backend().data());
  return x - floor;
}

bool is_integer(const Rational& x) { return denominator(x) == 1; }

std::optional<std::pair<Rational, Rational>> rational_roots(const Polynomial& quadratic) {
  const Integer c2 = quadratic.coefficient(2), c1 = quadratic.coefficient(1), c0 = quadratic.coefficient(0);
  const Integer discriminant = c1 * c1 - 4 * c2 * c0;
  if (discriminant < 0 || !mpz_perfect_square_p(discriminant.backend().data())) return std::nullopt;
  const Integer root = sqrt(discriminant);
  const Rational below(Integer(2 * c2)), x = Rational(Integer(-c1 - root)) / below, y = Rational(Integer(-c1 + root)) / below;
  return x < y ? std::pair(x, y) : std::pair(y, x);
}

std::optional<BesselParameters> bessel_parameters(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 0) return std::nullopt;
  const Rational t(pcf.a.leading());
  return BesselParameters{t, pcf.a.coefficient(0) / t, pcf.b.coefficient(0) / (t * t)};
}

std::optional<KummerParameters> kummer_parameters(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 1) return std::nullopt;
  const Rational t(pcf.a.leading()), z = pcf.b.leading() / (t * t);
  return KummerParameters{t, Rational(pcf.b.coefficient(0)) / Rational(pcf.b.leading()), pcf.a.coefficient(0) / t + z, z};
}

Pcf kummer_pcf(const Rational& alpha, const Rational& beta, const Rational& z) {
  return integral_pcf({beta - z, 1}, {z * alpha, z});
}

std::optional<GaussParameters> gauss_parameters(const Pcf& pcf) {
  if (pcf.a.degree() > 1 || pcf.b.degree() != 2) return std::nullopt;
  const Integer a1 = pcf.a.coefficient(1), a0 = pcf.a.coefficient(0);
  const Integer d = a1 * a1 + 4 * pcf.b.leading();
  if (d <= 0 || !mpz_perfect_square_p(d.backend().data())) return std::nullopt;
  const auto roots = rational_roots(pcf.b);
  if (!roots) return std::nullopt;
  const Rational s(sqrt(d)), z = (1 - a1 / s) / 2, alpha = -roots->second, beta = -roots->first;
  return GaussParameters{s, alpha, beta, a0 / s + (alpha + beta + 1) * z, z};
}

Pcf gauss_pcf(const Rational& alpha, const Rational& beta, const Rational& c, const Rational& z) {
  const Rational b2 = z * (1 - z);
  return integral_pcf({c - (alpha + beta + 1) * z, 1 - 2 * z}, {b2 * alpha * beta, b2 * (alpha + beta), b2});
}

std::optional<TricomiParameters> tricomi_parameters(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 2) return std::nullopt;
  const Rational h = Rational(pcf.a.leading()) / 2;
  if (h <= 0 || h * h + Rational(pcf.b.leading()) != 0) return std::nullopt;
  const auto roots = rational_roots(pcf.b);
  if (!roots) return std::nullopt;
  const Rational alpha = -roots->second, beta = -roots->first;
  return TricomiParameters{h, alpha, beta, pcf.a.coefficient(0) / h - (alpha + beta) - 1};
}

Pcf tricomi_pcf(const Rational& alpha, const Rational& beta, const Rational& z) {
  return integral_pcf({z + alpha + beta + 1, 2}, {-alpha * beta, -(alpha + beta), -1});
}

}  // namespace brouncker
