/// Lattices of integer vectors in their unique form.
#pragma once

#include "formulas/integer.hpp"

#include <vector>

namespace brouncker {

/// The Hermite normal form of the lattice that the rows span: echelon form, pivots positive, entries above a pivot in 0 .. pivot -
/// 1. Two sets of rows have equal forms exactly if they span the same lattice. Zero rows are left out. Precondition: rows of one
/// length.
/// Source: [Cohen1993, 2.4].
std::vector<std::vector<Integer>> hermite_normal_form(std::vector<std::vector<Integer>> rows);

}  // namespace brouncker
