/// Families of formulas for one constant: the lattices that contiguity relations make of formulas with deg a <= 1, deg b <= 2.
///
///     a = a1 n + p,    b = b2 (n + q)(n + r)   (b1 (n + q), b0)
///
/// A family holds the formulas of equal a1, leading coefficient of b and constant whose PCFs are gauge equivalent to one of them,
/// the base; the differences of their (p, q, r) span a lattice. Whether another member of the lattice has the same constant is for
/// the relation of a step to say.
#pragma once

#include "engine/families/discover.hpp"
#include "results/families/tables.hpp"

namespace brouncker {

/// Least number of formulas of a family, mirror images not counted.
inline constexpr std::size_t kLeastFormulas = 4;

/// The families of at least kLeastFormulas formulas whose lattice is more than the shifts of n, in the order of their constants.
/// Proved: the base's closed form is, and each equivalence.
std::vector<AnchoredRow> anchored_families(const sqlite::Database& database, const WorkOptions& options);

}  // namespace brouncker
