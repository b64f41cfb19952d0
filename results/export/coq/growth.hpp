/// What Coq needs to know to follow that a PCF converges: results/export/assets/coq/Growth.v states it, and proves that it
/// suffices.
#pragma once

#include "formulas/pcf.hpp"

#include <optional>
#include <vector>

namespace brouncker::coq {

/// How convergence is seen.
enum class Speed { geometric, power, falling, rising };

/// |q_n| >= (bound(n)/denominator) |q_(n-1)| > 0 and the q of one sign for n > from. With l = bound/denominator, for n >= from, l(n+1) <= a(n+1),
/// (a(n+1) - l(n+1)) l(n) + b(n+1) >= 0, and
///
///     geometric   |b(n+1)| <= rho (a(n+1) l(n) + b(n+1)), rho = top/bottom < 1
///     power       the same with rho(n) = 1 - (1 + top/bottom)/n
///     falling     b(n+1) <= 0
///     rising      in the place of the first two: b(n+1) >= 0 and, with u = above/above_denominator, |q_n| <= u(n) |q_(n-1)|,
///                 l(n+1) <= a(n+1) + b(n+1)/u(n), a(n+1) + b(n+1)/l(n) <= u(n+1); and rho(n) = 1 - (top/bottom)/n
///
/// Coefficients at `from` show it.
struct Growth {
  Polynomial bound;
  Integer denominator;
  long from = 0;
  Speed speed = Speed::geometric;
  Integer top, bottom;
  Polynomial above;
  Integer above_denominator;
};

/// Looks for one among a few candidates between the two growth rates of the recurrence. Every candidate is tried exactly; floating
/// point only proposes them. nullopt where none was found: a leading coefficient of a below 0, or inequalities that hold only
/// far out (kMostFrom).
std::optional<Growth> growth_of(const Pcf& pcf);

/// All that were found among them, the one with the least index first.
std::vector<Growth> growths_of(const Pcf& pcf);

/// Indices beyond this would make the convergents that Coq computes long.
inline constexpr long kMostFrom = 4000;

enum class Sign { nonnegative, positive, fixed };
/// The least n >= first, at most kMostFrom, at which the Taylor coefficients have the sign: none is negative (positive: and the
/// constant one is not 0; fixed: positive, for p or -p). It stays so for all greater n. nullopt where there is none.
std::optional<long> settled(const Polynomial& p, Sign sign, long first);

}  // namespace brouncker::coq
