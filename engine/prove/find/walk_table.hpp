/// Which walks have the eigenvalue ratio of a PCF: a table of arguments z and directions, sorted by it.
///
/// The critical values lambda, mu of w = t^i (1 - t)^j (v - u t)^l (engine/prove/statements/walk_integral.hpp) are the eigenvalues
/// of its recurrence, so that (lambda + mu)^2/(lambda mu) = -lead(a)^2/lead(b).
/// Source: doc/PROOFS.md, "Walks".
#pragma once

#include "engine/prove/statements/walk_integral.hpp"

#include <set>
#include <vector>

namespace brouncker {

struct WalkShape {
  WalkSite site;
  Exponents3 w{};
};

/// The largest exponents i and j of a walk at z = -1; there |l| <= 12.
inline constexpr int kMostWalkStep = 6;
/// z = u/v with |u| + v up to kMostWalkHeight is looked at with i + j + |l| <= kShortWalk, up to kSmallWalkHeight with kLongWalk; i, j >= 0, l <= 0, one of each orbit of the symmetries that leave z as it is.
inline constexpr int kSmallWalkHeight = 10, kLongWalk = 12, kMostWalkHeight = 32, kShortWalk = 7;

/// The roots modulo Z, as numbers in [0, 1), that the determinant of a step of the walk has to an odd order: of the factors
///     prod (b + 1 + k), k < i;    prod (c + 1 + k), k < j;    prod (a + 1 + k), k < |l|;    prod (S + k), k < |i + j + l|
/// with exponents b, c, a = -h/2 + i n, j n, l n. Equivalent fractions have the same (root_parity.hpp).
std::set<Rational> odd_roots(const WalkShape& walk);

/// All of the table with the ratio of the PCF and its odd roots, if it has exponents as walks have them: z = -1 first, then small |u| + v, then short ones; each with half = 1 and 0.
/// In doubles: a candidate still has to be shown equivalent. Precondition: deg b = 2 deg a.
/// Cost: a microsecond, with the ratio of any a factorization of b; and ten milliseconds for the table, once.
std::vector<WalkShape> walks_like(const Pcf& pcf);

}  // namespace brouncker
