/// What a gauge matrix between two recurrences can be at most: its factor s, its poles, its degrees. Proof: doc/PROOFS.md, theorem N.
#pragma once

#include "engine/prove/check/root_classes.hpp"
#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker::certificates {

/// M(n) U(n+1) = s(n) U(n) M'(n + shift) with s = s_top/s_bottom: the first column of denominator * U is a pair of polynomials of at most
/// these degrees; -1 and less: zero.
struct GaugeBounds {
  Polynomial s_top, s_bottom, denominator;
  long upper = -1, lower = -1;
};

/// The bounds for one of the two signs of s, which is c times a quotient g(n)/g(n+1) apart from
///
///     sign sqrt(B/B') product of base(n - p)^e    e half the surplus of the roots of b over those of b' in a class, p the lowest root of
///                                                 the longer list (of b, or of b' after its shift).
///
/// nullopt where no U of determinant != 0 exists by its leading terms or exponents: B/B' no square, an odd surplus, exponents that do not
/// differ by integers. Throws Invalid where formal_solutions() does, or a class has more than kMaxSpan places for poles.
/// Preconditions: require_classes() holds.
std::optional<GaugeBounds> gauge_bounds(const Pcf& from, const Pcf& to, const std::vector<RootClass>& classes, long shift,
                                        int sign);

inline constexpr long kMaxSpan = 2'000;

/// Whether no U != 0 within the bounds exists, by the rank modulo m of the values at n = 1, 2, ... of
///
///     M(n) M(n+1) x(n+2) = s(n) s(n+1) b'(n+k) x(n) + s(n+1) a'(n+k) M(n) x(n+1),    x the first column of U,
///
/// multiplied by the denominators. Cost: the cube of the unknowns, booked as work.
bool has_only_zero(const Pcf& from, const Pcf& to, const GaugeBounds& bounds, long shift, std::uint64_t m);

}  // namespace brouncker::certificates
