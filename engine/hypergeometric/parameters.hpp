/// The hypergeometric parameters of PCFs of degrees (<= 1, <= 2), and back: mathematics in theorems/.
#pragma once

#include "formulas/pcf.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// Rational coefficients, lowest power first.
using RationalCoefficients = std::vector<Rational>;

Integer common_denominator(const RationalCoefficients& p);
/// factor p. Precondition: factor is a multiple of the common denominator.
Polynomial integral(const RationalCoefficients& p, const Integer& factor);
/// (t a, t^2 b) with the least t > 0 that is a common denominator.
Pcf integral_pcf(const RationalCoefficients& a, const RationalCoefficients& b);

/// x - floor(x).
Rational fraction_part(const Rational& x);
bool is_integer(const Rational& x);
/// The rational roots r1 <= r2 of a polynomial of degree 2; nullopt where they are irrational.
std::optional<std::pair<Rational, Rational>> rational_roots(const Polynomial& quadratic);

/// a = t (n + c), b = t^2 z.
struct BesselParameters {
  Rational t, c, z;
};
std::optional<BesselParameters> bessel_parameters(const Pcf& pcf);

/// a = t (n + beta - z), b = t^2 z (n + alpha).
struct KummerParameters {
  Rational t, alpha, beta, z;
};
std::optional<KummerParameters> kummer_parameters(const Pcf& pcf);
Pcf kummer_pcf(const Rational& alpha, const Rational& beta, const Rational& z);

/// b = s^2 z (1-z) (n + alpha)(n + beta), a = s ((1-2z) n + c - (alpha + beta + 1) z), s = sqrt(a1^2 + 4 b2) > 0 rational, z < 1,
/// and rational roots of b.
struct GaussParameters {
  Rational s, alpha, beta, c, z;
};
std::optional<GaussParameters> gauss_parameters(const Pcf& pcf);
Pcf gauss_pcf(const Rational& alpha, const Rational& beta, const Rational& c, const Rational& z);

/// a = h (2n + z + alpha + beta + 1), b = -h^2 (n + alpha)(n + beta), h > 0, rational roots of b.
struct TricomiParameters {
  Rational h, alpha, beta, z;
};
std::optional<TricomiParameters> tricomi_parameters(const Pcf& pcf);
Pcf tricomi_pcf(const Rational& alpha, const Rational& beta, const Rational& z);

}  // namespace brouncker
