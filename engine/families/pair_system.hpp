/// A pair of PCFs as polynomials in n and parameters.
#pragma once

#include "engine/families/parameter_poly.hpp"

namespace brouncker {

/// The pair, and what is needed to look for U = N/denominator with M(n) U(n+1) = s U(n) M'(n).
struct PairSystem {
  ParameterPoly a, b, a_to, b_to, denominator;
  Rational s = 1;
  /// Bounds of the degrees in n of the first column of N (-1: zero).
  int degree_upper = -1, degree_lower = -1;
};

}  // namespace brouncker
