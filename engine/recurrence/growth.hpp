/// How the two formal solutions of a PCF grow, exactly.
#pragma once

#include "formulas/arithmetic.hpp"
#include "formulas/pcf.hpp"

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

/// deg b - 2 deg a, as far as it matters: the eigenvalues are far apart; of one size; +-sqrt(B) n^(1/2) or +-sqrt(B) n apart from a
/// common power.
enum class DegreeSurplus { negative, zero, one, two };

/// The tails K(n) = b(n)/(a(n) + K(n+1)) have two formal solutions kappa_1 (recessive: the limit's tail), kappa_2, and
///
///     lambda_i(n) = a(n) + kappa_i(n+1) = l_i n^(e_i) (1 + h_i n^(-1/2) + m_i n^-1 + ...).
struct Growth {
  DegreeSurplus surplus = DegreeSurplus::negative;
  /// h_i is not 0: the formal solutions are conjugate series in n^(1/2).
  bool ramified = false;
  /// The two coincide, the dominant solution has a logarithm: the logarithmic class. Then m_1 = m_2, rational.
  bool logarithmic = false;
  /// h_1^2 = h_2^2; 0 unless ramified.
  Rational h_square = 0;
  std::array<Surd, 2> m;
  /// Twice the degrees of kappa_1, kappa_2 and of kappa_1 - kappa_2.
  std::array<int, 2> twice_degree{};
  int twice_separation = 0;
};

/// nullopt for divergent PCFs. The class must not be terminating.
/// Preconditions: a and b are not zero.
/// Source: Newton polygon and first coefficients [Birkhoff1930].
std::optional<Growth> growth_of(const Pcf& pcf);

}  // namespace brouncker
