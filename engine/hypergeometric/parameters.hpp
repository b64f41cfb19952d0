/// The one place where hypergeometric parameters are read off a PCF of degrees (<= 1, <= 2), a1, a0, b2, b1, b0 its coefficients.
/// The functions that solve the recurrences stand in engine/prove/statements.
///
///     0F1  deg a = 1, deg b = 0                  a = t (n + c),                b = t^2 z
///     1F1  deg a = 1, deg b = 1                  a = t (n + beta - z),         b = t^2 z (n + alpha)
///     D    deg a = 0, deg b = 1                  a = a0,                       b = b1 (n + alpha),  w = a0^2/b1
///     2F1  deg b = 2, D = a1^2 + 4 b2 > 0        s = sqrt D, a = s ((1-2z) n + c - (alpha + beta + 1) z),
///                                                b = s^2 z (1-z) (n + alpha)(n + beta)
///     U    deg a = 1, deg b = 2, D = 0           a = h (2n + z + alpha + beta + 1),  b = -h^2 (n + alpha)(n + beta)
#pragma once

#include "engine/hypergeometric/root_pair.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/pcf.hpp"
#include "formulas/rational_polynomial.hpp"

#include <optional>

namespace brouncker {

/// (t a, t^2 b) with the least t > 0 that is a common denominator.
Pcf integral_pcf(const RationalPolynomial& a, const RationalPolynomial& b);

/// 0F1.
struct BesselParameters {
  Rational t, c, z;
};
std::optional<BesselParameters> bessel_parameters(const Pcf& pcf);

/// 1F1.
struct KummerParameters {
  Rational t, alpha, beta, z;
};
std::optional<KummerParameters> kummer_parameters(const Pcf& pcf);
Pcf kummer_pcf(const Rational& alpha, const Rational& beta, const Rational& z);

/// D.
struct CylinderParameters {
  Rational alpha, w;
};
std::optional<CylinderParameters> cylinder_parameters(const Pcf& pcf);

/// 2F1 with any roots and any s: z = (1 - a1/s)/2 and c = (alpha + beta + 1)/2 + skew/s.
struct GaussForm {
  Integer a1, d;              ///< D
  std::optional<Rational> s;  ///< where it is rational
  RootPair roots;
  Rational skew;

  /// Precondition: s is rational.
  Rational z() const { return (1 - a1 / *s) / 2; }
  Rational c() const { return (roots.sum + 1) / 2 + skew / *s; }
};
std::optional<GaussForm> gauss_form(const Pcf& pcf);

/// 2F1 with rational s and alpha <= beta; z < 1.
struct GaussParameters {
  Rational s, alpha, beta, c, z;
};
std::optional<GaussParameters> gauss_parameters(const Pcf& pcf);
Pcf gauss_pcf(const Rational& alpha, const Rational& beta, const Rational& c, const Rational& z);

/// U with any roots and any h.
struct TricomiForm {
  Rational h;
  RootPair roots;
  Rational z;
};
std::optional<TricomiForm> tricomi_form(const Pcf& pcf);

/// U with h > 0 and rational alpha <= beta.
struct TricomiParameters {
  Rational h, alpha, beta, z;
};
std::optional<TricomiParameters> tricomi_parameters(const Pcf& pcf);
Pcf tricomi_pcf(const Rational& alpha, const Rational& beta, const Rational& z);

}  // namespace brouncker
