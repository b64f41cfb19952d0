/// Polynomials over Q, lowest power first: their roots and shifts.
#pragma once

#include "formulas/integer.hpp"

#include <vector>

namespace brouncker {

/// All roots with multiplicity, increasing; empty unless every root is rational. @param p Lowest power first, not constant.
std::vector<Rational> rational_roots_of(const std::vector<Rational>& p);

/// p(n + step). @param p Lowest power first.
std::vector<Rational> shifted(const std::vector<Rational>& p, const Rational& step);

}  // namespace brouncker
