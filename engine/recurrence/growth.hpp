/// How the two formal solutions of a PCF grow, exactly.
#pragma once

#include "formulas/pcf.hpp"
#include "formulas/rational_sqrt.hpp"

#include <array>
#include <optional>

namespace brouncker {

/// rational + sign * sqrt(square), with sign in {-1, 0, 1} and square >= 0 (0 where sign is 0).
struct Surd {
  Rational rational = 0;
  int sign = 0;
  Rational square = 0;
};

/// rational + factor * sqrt(radicand); a rational where the root is one. Precondition: radicand >= 0.
Surd surd(const Rational& rational, const Rational& factor, const Rational& radicand);

/// x - y where that is rational.
std::optional<Rational> rational_difference(const Surd& x, const Surd& y);

/// The tails K(n) = b(n)/(a(n) + K(n+1)) have two formal solutions kappa_1 (recessive: the limit's tail), kappa_2, and
///
///     lambda_i(n) = a(n) + kappa_i(n+1) = l_i n^(e_i) (1 + h_i n^(-1/2) + m_i n^-1 + ...).
struct Growth {
  /// deg b - 2 deg a where it is positive or 0, -1 where it is negative.
  int kind = -1;
  /// h_i is not 0: the formal solutions are conjugate series in n^(1/2).
  bool ramified = false;
  /// h_1^2 = h_2^2; 0 unless ramified.
  Rational h_square = 0;
  std::array<Surd, 2> m;
  /// Twice the degrees of kappa_1, kappa_2 and of kappa_1 - kappa_2.
  std::array<int, 2> twice_degree{};
  int twice_separation = 0;
};

/// nullopt for divergent PCFs and for the logarithmic class, whose formal solutions coincide. The class must not be terminating.
/// Preconditions: a and b are not zero.
/// Source: Newton polygon and first coefficients [Birkhoff1930].
std::optional<Growth> growth_of(const Pcf& pcf);

}  // namespace brouncker
