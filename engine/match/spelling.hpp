/// From what the matcher found to the closed form that is printed.
#pragma once

#include "engine/match/special.hpp"
#include "formulas/spelling.hpp"

namespace brouncker {

/// (-v + root sqrt(v^2 - 4 u w))/(2 u), reduced: (1 + sqrt(5))/2.
Expression quadratic_form(const QuadraticMatch& match);

/// f, d with n = f^2 d and d free of squares of primes up to 2^16; n > 0.
struct SquareFactor {
  Integer root, rest;
};
SquareFactor square_factor(Integer n);

/// A measure to sort by: the number of leaves and the digits of the integers.
int complexity(const Expression& expression);

}  // namespace brouncker
