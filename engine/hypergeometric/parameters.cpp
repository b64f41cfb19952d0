#include "engine/hypergeometric/parameters.hpp"

#include "formulas/arithmetic.hpp"

namespace brouncker {
namespace {

/// D = a1^2 + 4 b2 for deg a <= 1, deg b = 2; nullopt for other degrees.
std::optional<Integer> discriminant(const Pcf& pcf) {
  if (pcf.a.degree() > 1 || pcf.b.degree() != 2) return std::nullopt;
  const Integer a1 = pcf.a.coefficient(1);
  return Integer(a1 * a1 + 4 * pcf.b.leading());
}

}  // namespace

Pcf integral_pcf(const RationalPolynomial& a, const RationalPolynomial& b) {
  const Integer t = lcm(common_denominator(a), common_denominator(b));
  return {integral(a, t), integral(b, Integer(t * t))};
}

std::optional<BesselParameters> bessel_parameters(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 0) return std::nullopt;
  const Rational t(pcf.a.leading());
  return BesselParameters{t, pcf.a.coefficient(0) / t, pcf.b.coefficient(0) / (t * t)};
}

std::optional<KummerParameters> kummer_parameters(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 1) return std::nullopt;
  const Rational t(pcf.a.leading()), z = pcf.b.leading() / (t * t);
  return KummerParameters{t, Rational(pcf.b.coefficient(0), pcf.b.leading()), pcf.a.coefficient(0) / t + z, z};
}

Pcf kummer_pcf(const Rational& alpha, const Rational& beta, const Rational& z) {
  return integral_pcf({beta - z, 1}, {z * alpha, z});
}

std::optional<CylinderParameters> cylinder_parameters(const Pcf& pcf) {
  if (pcf.a.degree() != 0 || pcf.b.degree() != 1) return std::nullopt;
  const Integer &a0 = pcf.a.leading(), &b1 = pcf.b.leading();
  return CylinderParameters{Rational(pcf.b.coefficient(0), b1), Rational(Integer(a0 * a0), b1)};
}

std::optional<GaussForm> gauss_form(const Pcf& pcf) {
  const auto d = discriminant(pcf);
  if (!d || *d <= 0) return std::nullopt;
  const Integer a1 = pcf.a.coefficient(1);
  RootPair roots(pcf.b);
  const Rational skew = pcf.a.coefficient(0) - (roots.sum + 1) * a1 / 2;
  return GaussForm{a1, *d, rational_sqrt(Rational(*d)), std::move(roots), skew};
}

std::optional<GaussParameters> gauss_parameters(const Pcf& pcf) {
  if (const auto d = discriminant(pcf); !d || !is_square(*d)) return std::nullopt;  // what most PCFs end at
  const auto form = gauss_form(pcf);
  if (!form || !form->roots.rational) return std::nullopt;
  const auto& [beta, alpha] = *form->roots.rational;
  return GaussParameters{*form->s, alpha, beta, form->c(), form->z()};
}

Pcf gauss_pcf(const Rational& alpha, const Rational& beta, const Rational& c, const Rational& z) {
  const Rational b2 = z * (1 - z);
  return integral_pcf({c - (alpha + beta + 1) * z, 1 - 2 * z}, {b2 * alpha * beta, b2 * (alpha + beta), b2});
}

std::optional<TricomiForm> tricomi_form(const Pcf& pcf) {
  if (const auto d = discriminant(pcf); !d || *d != 0 || pcf.a.degree() != 1) return std::nullopt;
  const Rational h(pcf.a.leading(), 2);
  RootPair roots(pcf.b);
  const Rational z = pcf.a.coefficient(0) / h - roots.sum - 1;
  return TricomiForm{h, std::move(roots), z};
}

std::optional<TricomiParameters> tricomi_parameters(const Pcf& pcf) {
  const auto form = tricomi_form(pcf);
  if (!form || form->h <= 0 || !form->roots.rational) return std::nullopt;
  return TricomiParameters{form->h, form->roots.rational->second, form->roots.rational->first, form->z};
}

Pcf tricomi_pcf(const Rational& alpha, const Rational& beta, const Rational& z) {
  return integral_pcf({z + alpha + beta + 1, 2}, {-alpha * beta, -(alpha + beta), -1});
}

}  // namespace brouncker
