/// Coordinates in which families of gauge equivalent PCFs are flat.
///
/// A pair (a, b), (a', b') with M(n) U(n+1) = S U(n) M'(n) is looked at up to a shift of n and a scale (a -> c a, b -> c^2 b),
/// rational ones too. What the gauge preserves is built in: the leading coefficients, and the roots of b modulo the integers. What
/// may vary are the coordinates:
///
///     plain       a = n^s + t_1 n^(s-2) + ... + t_(s-1),  b = B (n^t + p_1 n^(t-1) + ...),  b' = b(n + i),  a' = (n + o)^s + u_1 (n + o)^(s-2) + ...
///     roots       the same with b = B prod (n + r_k),  b' = B prod (n + r_k + i_k)
///     a-roots     the same with a = n^2 - g^2 and a' = (n + o)^2 - h^2, too
///     based       roots, with a = n^2 + T - r_k^2 and a' = (n + o)^2 + V - r_k^2 for one k: T = a(-r_k)
///     pointed     deg a = deg b = 2: b = B ((n + p)(n + q) + k B), b' = b(n + i), a and a' based on p; k constant along a family
///     square      deg a = 1, deg b = 2, a1^2 + 4 b2 a square: a = (1 + 2z) n, b = -z (z + 1) (...), a' = a + e - (i_1 + i_2) z
///
/// (deg a = 0: a = c, b = B n (n + r); shifted so that a root of b is 0.) Along a family i, o, e, S are constant.
#pragma once

#include "engine/families/parameter_poly.hpp"
#include "engine/prove/find/gauge.hpp"

#include <optional>
#include <string>
#include <vector>

namespace brouncker {

/// A pair of PCFs as polynomials in n and the coordinates, and what is needed to look for U = N/den.
struct PairSystem {
  ParameterPoly a, b, a_to, b_to, denominator;
  Rational s = 1;
  /// Bounds of the degrees in n of the first column of N (-1: zero).
  int degree_upper = -1, degree_lower = -1;
};

/// How the polynomials are written in a frame.
struct FrameKind {
  enum class Heads { plain, roots, based, square };
  Heads heads = Heads::plain;
  bool roots = false;    ///< b by its roots
  std::size_t base = 0;  ///< based: k
  Rational kappa = 0;    ///< pointed: the constant k; then b - k B^2 is what has the roots
  friend bool operator==(const FrameKind&, const FrameKind&) = default;
};

/// A relation in a frame.
struct FramedPair {
  /// Frame and integers: equal for all members of a family.
  std::string label;
  FrameKind kind;
  /// |i| + |o| + |e|: the smaller, the plainer.
  Rational weight = 0;
  std::vector<std::string> names;  ///< of the coordinates
  PairSystem system;
  std::vector<Rational> point;  ///< the coordinates of the pair
};

/// The frames in which the pair has rational coordinates, the plainest first. `gauge` comes from gauge_between(). Pairs of
/// different degrees have none.
std::vector<FramedPair> framed(const Gauge& gauge);

/// The pointed frame in which `pivot` is p. nullopt where the degrees are not 2, or b' is not b shifted.
std::optional<FramedPair> pointed(const Gauge& gauge, const Rational& pivot);

}  // namespace brouncker
