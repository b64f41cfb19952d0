/// Periods of imaginary quadratic fields, as quotients of gamma values.
///
/// For the discriminant -d let q(d) = prod over 0 < k < d of Gamma(k/d)^chi(k), chi(k) the Kronecker symbol of -d at k. By Chowla and Selberg
/// the period of an elliptic curve with complex multiplication by the field is q(d)^(w/(4h)), up to algebraic factors and powers of pi, w units
/// and class number h.
/// Source: [ChowlaSelberg1967].
#pragma once

#include "formulas/expression.hpp"

namespace brouncker {

/// A field of class number 1 or 2; a prime of d that is not 2, 3, 5 or 7.
struct PeriodField {
  int d, prime;
};
/// Those of d = 3 and 4 are Gamma(1/3) and Gamma(1/4); the closed form of a larger d would have some d gamma values.
inline constexpr PeriodField kPeriodFields[] = {{7, 0}, {8, 0}, {11, 11}, {15, 0}, {19, 19}, {20, 0}, {24, 0}};

/// q(d), as "gamma(1/7)*gamma(2/7)*gamma(4/7)/(gamma(3/7)*gamma(5/7)*gamma(6/7))".
Expression gamma_quotient(const PeriodField& field);

/// The Kronecker symbol of -d at k, -d a fundamental discriminant, 0 < k < d.
int kronecker(int d, int k);

}  // namespace brouncker
