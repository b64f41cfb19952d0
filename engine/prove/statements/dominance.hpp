/// Convergence from inequalities between polynomials, for everything that has to follow it: the checker, and Coq, where
/// results/export/assets/coq/Growth.v proves that they suffice.
#pragma once

#include "formulas/pcf.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace brouncker::dominance {

/// How convergence is seen.
enum class Speed { geometric, power, falling, rising };
inline constexpr std::string_view kSpeedNames[] = {"geometric", "power", "falling", "rising"};

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

/// Indices beyond this would make the convergents that Coq computes long.
inline constexpr long kMostFrom = 4000;

enum class Sign { nonnegative, positive, fixed };
/// The least n >= first, at most kMostFrom, at which the Taylor coefficients have the sign: none is negative (positive: and the
/// constant one is not 0; fixed: positive, for p or -p). It stays so for all greater n. nullopt where there is none.
std::optional<long> settled(const Polynomial& p, Sign sign, long first);

struct Condition {
  Polynomial p;
  Sign sign = Sign::nonnegative;
};
/// The inequalities between polynomials, at n, besides l(n) > 0 and a rate that lies in [0, 1) from `from` on.
std::vector<Condition> conditions(const Pcf& pcf, const Growth& growth);

/// The numbers of the rate are those of a rate: 0 < top < bottom, or positive.
bool is_rate(const Growth& growth);
/// The least index from which on the rate is not negative.
Integer first_of(const Growth& growth);

/// The induction begins between q and the q after it, of index n and n + 1.
bool begins(const Growth& growth, const Integer& n, const Integer& q, const Integer& next);

/// All of it, at growth.from. Cost: growth.from terms of the recurrence.
bool holds(const Pcf& pcf, const Growth& growth);

}  // namespace brouncker::dominance
