/// Roots of rational numbers as a rational multiple of one root of a whole number.
#pragma once

#include "formulas/closed_form.hpp"

namespace brouncker {

/// base^exponent = factor * n^(1/q), n >= 1 without q-th powers of primes below 2^10 and no perfect power whose exponent divides q;
/// the atom is 1 where it is rational. Preconditions: base > 0, 0 < exponent < 1, its denominator at most 60.
/// Cost: a thousand divisions of a number of q times the digits of base.
closed::Multiple radical(const Rational& base, const Rational& exponent);

}  // namespace brouncker
