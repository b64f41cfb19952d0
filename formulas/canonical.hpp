/// Exact equivalences of PCFs and a canonical form under them, with the relation that carries the limit back.
#pragma once

#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker {

/// Relations of shifts are computed up to about this size (in bits): beyond it they are of no use to anybody.
inline constexpr long kMaxRelationBits = 10'000'000;

/// A PCF equivalent to another one, and how their limits are related.
struct Equivalent {
  Pcf pcf;
  /// L(original) = relation(L(pcf)). Absent where the equivalence carries the dynamics but not the limit: an integer
  /// shift across a zero of b, a polynomial factor with a zero on the way, or a shift so far that the relation would
  /// have more than kMaxRelationBits. Otherwise its determinant is not 0.
  std::optional<Moebius> relation = Moebius{};
};

/// (a, b) -> (-a, b): the limit changes sign.
Equivalent negated(const Pcf& pcf);

/// (a(n), b(n)) -> (a(n + step), b(n + step)). L(n) = a(n) + b(n+1)/L(n+1) with L(n) the PCF that begins at n.
/// relation is absent where b vanishes between the two beginnings (at one of 1..step, or step+1..0 for a negative
/// step), or would be larger than kMaxRelationBits.
Equivalent shifted(const Pcf& pcf, const Integer& step);

/// Removes the largest integer k > 0 with k | a and k^2 | b: a = k a', b = k^2 b', L = k L'. Precondition: a and b are
/// not zero. Where the gcd of the contents exceeds 2^63, prime factors of k beyond 2^14 are found as far as gcds and
/// roots of the contents show them (to find them all is as hard as factoring).
Equivalent deflated_by_constant(const Pcf& pcf);

/// Removes polynomial factors: where a = c(n) a', b = c(n) c(n-1) b' with a non-constant integer polynomial c of
/// positive leading coefficient, goes to (a', b'), L = c(0) L', until no c is left. Where the choice of c is not
/// unique, irreducible factors are taken from the left in their orbits f(n), f(n-1), f(n-2), ... under shifts, so that
/// deflation commutes with shifts. relation is absent where c(m) = 0 for an integer m >= 0, unless b' has a zero
/// in 1..m; that cannot happen where b has no zero at a positive integer. Precondition: b is not zero.
/// Source: equivalence transformation, [Perron1957, II, par. 1].
Equivalent deflated(const Pcf& pcf);

/// The canonical form without polynomial deflation: two PCFs have the same one where they differ by sign, constant inflation and
/// integer shift. Precondition: a and b are not zero.
Equivalent shift_form(const Pcf& pcf);

/// The canonical form: polynomial deflation, constant deflation, sign (leading coefficient of a positive), and the
/// integer shift that puts, with s = deg a and A the leading coefficient of a, the coefficient of n^(s-1) into
/// 0 <= . < s A; for constant a the same with b (by |leading coefficient|); no shift where both are constant. Two PCFs that
/// differ by sign, constant inflation and integer shift have the same canonical form. Precondition: a and b are not
/// zero.
Equivalent canonical(const Pcf& pcf);

}  // namespace brouncker
