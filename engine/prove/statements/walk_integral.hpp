/// Theorem I: limits of walks of 2F1 at a rational argument as integrals.
///
/// z = u/v < 1, not 0, v > 0; I_n(t) = w(t)^n phi(t) on 0 <= t <= 1 with
///     w = t^i (1 - t)^j (v - u t)^l,     phi = t^(i' - h/2) (1 - t)^j' (v - u t)^l',     i, j, i', j' >= 0, any l, l', h = 0 or
///     1;
/// w = N/D with D = (v - u t)^d, d = max(0, -l). With polynomials c_k in n and a polynomial P in t over Q(n) without poles at n >=
/// 0,
///
///     c0 D^2 + c1 N D + c2 N^2 = (g P)' + P (n g w'/w + g phi'/phi - 2 g D'/D),   g = t (1 - t)(v - u t),            (1)
///
/// says that c0 I_n + c1 I_(n+1) + c2 I_(n+2) = d/dt (g P/D^2 I_n), and g P/D^2 I_n is 0 at both ends. So X_n = integral of I_n
/// over [0, 1] solves the recurrence, and |X_n| <= C W^n with W = max |w|. Where W |lead c2| < |lambda|, the dominant root of x^2
/// = lead(a) x + lead(b) of the PCF of c, X is recessive, and recessive_limit.hpp has the limit. X_0 > 0, since phi > 0 inside.
///
/// There is at most one P. The terms of lowest degree of the right side for P = t^k are v (k + 1 + i' - h/2 + i n) t^k, never 0,
/// so that (1) is a division by increasing powers of t: whether it leaves no remainder is what the checker decides.
///
/// Euler's integral of 2F1(alpha + p n, beta + q n; gamma + r n; z), and those between any two of its points 0, 1, 1/z, infinity,
/// become this by a Moebius map of t where none of the exponents is a half-integer (h = 0: the limit is a map of log(1 - z)) or
/// where two are (h = 1: artanh(sqrt z)/sqrt z, arctan(sqrt -z)/sqrt -z).
///
/// The same with phi = t^i' (1 - t)^j' e^(z t) and w = t^i (1 - t)^j, g = t (1 - t): walks of 1F1. Then the class of the PCF may
/// be the factorial one, and X is recessive where deg c2 < deg a.
/// And with phi = t^(i' - beta) (1 - t)^(j' - gamma) (1 + t)^(l' - gamma), 0 <= beta < 1, 0 < gamma < 1 rational, at z = -1: with
/// t^2 = s every integral is p [1] + q [t] with
///     [t^k] = integral of t^(k - beta) (1 - t^2)^(-gamma) dt = B((k + 1 - beta)/2, 1 - gamma)/2,
///     tau = [t]/[1] = Gamma(1 - beta/2) Gamma(3/2 - beta/2 - gamma)/(Gamma(1/2 - beta/2) Gamma(2 - beta/2 - gamma)),
/// as (1 + t)^(-m) = (1 - t)^m (1 - t^2)^(-m), and [t^k] with gamma + m in the place of gamma, where it is infinite, is the value
/// of its continuation in gamma: the sum is an integral that converges, and both are analytic in gamma. The limit is a map of tau.
/// And with phi = t^(i' - beta) (1 - t)^(j' - 1 + beta) (v - u t)^l', 0 < beta < 1 rational, z any: with y = v - u t and [m] =
/// integral of t^-beta (1 - t)^(beta - 1) y^m dt over [0, 1],
///     m v (u - v) [-m-1] + ((1 - beta) u - v + m (2 v - u)) [-m] + (1 - m) [1-m] = 0,     [-1] = [0] x/v,  x = (1 - z)^(beta - 1),
/// the first one since the derivative of t^(1-beta) (1-t)^beta y^-m is t^-beta (1-t)^(beta-1) y^(-m-1) times a polynomial of degree
/// 2 in y. So [m] is a rational multiple of [0] for m >= 0, of [0] x for m < 0, and the limit is a map of x, an algebraic number.
/// Source: doc/PROOFS.md, "Walks"; [Almkvist1990] for (1); DLMF 15.6.1.
#pragma once

#include "engine/prove/statements/recessive_limit.hpp"

#include <string>

namespace brouncker {

/// i, j, l.
using Exponents3 = std::array<int, 3>;

/// What w and phi are products of.
struct WalkSite {
  Rational z = -1;               ///< u/v < 1, not 0
  int half = 0;                  ///< h
  bool exponential = false;      ///< e^(z t) in the place of (v - u t)^l: any z but 0, h = 0, l = l' = 0
  Rational beta = 0, gamma = 0;  ///< gamma != 0: the exponents of phi less beta, gamma, gamma; z = -1, h = 0
  bool power = false;            ///< the exponents of phi less beta, 1 - beta, 0; 0 < beta < 1, gamma = 0, h = 0

  Integer u() const { return numerator(z); }
  Integer v() const { return denominator(z); }
  /// What the exponents of t, 1 - t and v - u t are less than whole numbers.
  std::array<Rational, 3> fractions() const { return {half ? Rational(1, 2) : beta, power ? Rational(1 - beta) : gamma, gamma}; }
  /// Whether integrals are given as multiples of that of phi with i' = j' = l' = 0.
  bool is_relative() const { return gamma != 0 || power; }
  /// A whole number, even, of which these are parts.
  Integer unit() const;
  friend bool operator==(const WalkSite&, const WalkSite&) = default;
};

struct WalkIntegral {
  WalkSite site;
  Exponents3 w{}, phi{};
  Recurrence recurrence;
  Rational bound;  ///< W is at most this
};

/// The integral of t^(i - h/2) (1 - t)^j (v - u t)^l over [0, 1] as p + q x with x the constant of the site. Precondition: i, j >=
/// 0. With gamma != 0: over [1], p + q tau; for powers over [0], p + q x.
LinearForm integral_of(const WalkSite& site, const Exponents3& exponents);

/// N and D, in t.
std::array<Polynomial, 2> numerator_and_denominator(const WalkSite& site, const Exponents3& w);
/// |N| <= bound D on [0, 1], by Bernstein coefficients on up to 2^8 parts: sufficient.
bool is_bounded_on_unit_interval(const WalkSite& site, const Exponents3& w, const Rational& bound);

/// "t^2 (1 - t) (1 + t)^-3", "t^(-1/2) (2 - t)^-1", "t e^t"; "1" for none.
std::string w_text(const WalkSite& site, const Exponents3& w);
std::string phi_text(const WalkSite& site, const Exponents3& phi);

/// w phi.
Exponents3 next_weight(const WalkIntegral& integral);
/// The limit; nullopt where X_0 and X_1 are not made of one constant, which does not happen.
[[nodiscard]] std::optional<ClosedForm> integral_limit(const WalkIntegral& integral);

}  // namespace brouncker
