/// Factorisation of integer polynomials over Q, by FLINT.
#pragma once

#include "formulas/polynomial.hpp"

#include <vector>

namespace brouncker {

struct PolynomialFactor {
  /// Primitive, irreducible over Q, of positive degree and positive leading coefficient.
  Polynomial factor;
  int multiplicity = 1;
};

/// The irreducible factors of positive degree; their product is p up to a rational constant. Sorted by degree, then by the
/// coefficients (highest power first). Precondition: p is not zero.
/// Cost: degree <= 2 in a few microseconds without FLINT; otherwise fmpz_poly_factor (Zassenhaus, van Hoeij).
std::vector<PolynomialFactor> factored(const Polynomial& p);

}  // namespace brouncker
