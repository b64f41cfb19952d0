/// The roots of polynomials over Q that split there.
#pragma once

#include "formulas/integer.hpp"

#include <vector>

namespace brouncker {

/// All roots with multiplicity, increasing; empty unless every root is rational. @param p Lowest power first, not constant.
std::vector<Rational> rational_roots_of(const std::vector<Rational>& p);

}  // namespace brouncker
