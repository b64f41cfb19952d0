/// Transformations of a PCF into another one with a related limit, by formula.
#pragma once

#include "formulas/canonical.hpp"

#include <string_view>
#include <vector>

namespace brouncker {

struct Move {
  std::string_view name;
  Pcf pcf;
  /// L(original) = relation(L(pcf)); absent where the theorem promises a relation but does not name it.
  std::optional<Moebius> relation;
};

/// Move D: where a(r) = 0 and b(r + 1) = 0, the equivalence transformation with c(n) = (n - r + 1)/(n - r),
///
///     a'(n) = c(n) a(n),    b'(n) = c(n) c(n-1) b(n),    L' = c(0) L,
///
/// has polynomial coefficients; so has its inverse where a(r) = 0 and b(r) = 0, b' with the root r + 2. r may be any rational
/// number for which c has neither zero nor pole at the integers n >= 0 (b: n >= 1).    Source: [Perron1957, II, par. 1].
std::vector<Move> moves_d(const Pcf& pcf);

/// Theorem R: for deg a = deg b = 2 and an integer j = 1 + b1/b2 - a1/a2, (a(n), b(n)) and (a(n), b(n - j)) are gauge equivalent;
/// the two roots of b change places modulo the integers. Proved for every j where the matrix is regular (doc/PROOFS.md, "Theorem R";
/// engine/families/reflection writes it down); where it is singular nothing follows, so a relation is only claimed where the limits
/// confirm it.
std::vector<Move> moves_r(const Pcf& pcf);

}  // namespace brouncker
