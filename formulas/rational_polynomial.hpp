/// Polynomials over Q as plain vectors.
#pragma once

#include "formulas/polynomial.hpp"

#include <vector>

namespace brouncker {

/// Lowest power first; leading zeros may stand.
using RationalPolynomial = std::vector<Rational>;

/// factor p.
RationalPolynomial rational_polynomial(const Polynomial& p, const Rational& factor = 1);
/// product of (n + r) over the numbers r.
RationalPolynomial with_negated_roots(const std::vector<Rational>& numbers);

Rational value_at(const RationalPolynomial& p, const Rational& x);
/// p(n + step).
RationalPolynomial shifted(RationalPolynomial p, const Rational& step);
/// Precondition: both have a coefficient.
RationalPolynomial multiplied(const RationalPolynomial& p, const RationalPolynomial& q);

Integer common_denominator(const RationalPolynomial& p);
/// factor p. Precondition: factor is a multiple of the common denominator.
Polynomial integral(const RationalPolynomial& p, const Integer& factor);

}  // namespace brouncker
