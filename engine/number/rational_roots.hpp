/// The rational roots of polynomials over Q.
#pragma once

#include "formulas/rational_polynomial.hpp"

namespace brouncker {

/// All roots with multiplicity, increasing; empty unless every root is rational. Precondition: p is not constant.
std::vector<Rational> rational_roots_of(const RationalPolynomial& p);

}  // namespace brouncker
