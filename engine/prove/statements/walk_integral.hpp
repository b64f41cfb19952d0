/// Theorem I: limits of walks of 2F1(.; -1) as integrals.
///
/// I_n(s) = w(s)^n phi(s) on 0 <= s <= 1, w and phi of the form s^i (1 - s^2)^j (1 + s^2)^l with i, j >= 0 and any l; w = N/D with
/// D = (1 + s^2)^d, d = max(0, -l). With polynomials c_i in n and P in n and s,
///
///     c0 D^2 + c1 N D + c2 N^2 = (g P)' + P (n g w'/w + g phi'/phi - 2 g D'/D),   g = s (1 - s^2)(1 + s^2),            (1)
///
/// says that c0 I_n + c1 I_(n+1) + c2 I_(n+2) = d/ds (g P/D^2 I_n), which is 0 at both ends. So X_n = integral of I_n over [0, 1] solves the
/// recurrence, and |X_n| <= C W^n with W = max |w|. Where W |lead c2| < |lambda|, the dominant root of x^2 = lead(a) x + lead(b) of the PCF of c,
/// X is recessive, and recessive_limit.hpp has the limit. X_0 > 0, since phi > 0 inside.
///
/// t = s^2 and t = (1 - s^2)/(1 + s^2) make Euler's integral of 2F1(alpha + p n, beta + q n; gamma + r n; -1) of this form where two of its
/// exponents are half-integers: pi; where none is, with s dt: log 2.
/// Source: doc/PROOFS.md, "Walks"; [Almkvist1990] for (1); DLMF 15.6.1.
#pragma once

#include "engine/prove/statements/recessive_limit.hpp"
#include "formulas/bivariate.hpp"

namespace brouncker {

/// s^exponents[0] (1 - s^2)^exponents[1] (1 + s^2)^exponents[2].
using Exponents3 = std::array<int, 3>;

struct WalkIntegral {
  Exponents3 w{}, phi{};
  Recurrence recurrence;
  Bivariate certificate;  ///< P, in n and s (k of Bivariate)
  Rational bound;         ///< W is at most this
};

/// The integral of s^i (1 - s^2)^j (1 + s^2)^l over [0, 1] as p + q pi (i even) or p + q log 2 (i odd). Precondition: i, j >= 0.
LinearForm integral_of(const Exponents3& exponents);

/// The part of (1) that is linear in P: (g P)' + P (n g w'/w + g phi'/phi - 2 g D'/D).
Bivariate derivative_part(const Exponents3& w, const Exponents3& phi, const Bivariate& p);
/// N and D as polynomials in s.
std::array<Polynomial, 2> numerator_and_denominator(const Exponents3& w);
/// p(s), constant in n.
Bivariate in_s(const Polynomial& p);
/// |N| <= bound D on [0, 1], by Bernstein coefficients on up to 2^8 parts: sufficient.
bool is_bounded_on_unit_interval(const Exponents3& w, const Rational& bound);

/// The limit; nullopt where X_0 and X_1 are not made of one constant, which does not happen.
[[nodiscard]] std::optional<ClosedForm> integral_limit(const WalkIntegral& integral);

}  // namespace brouncker
