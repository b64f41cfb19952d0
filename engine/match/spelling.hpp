/// From what the matcher found to the closed form that is printed: order, signs and common factors of the terms of a relation. It
/// does no algebra on the constants; formulas/closed_form does.
#pragma once

#include "engine/match/special.hpp"
#include "formulas/spelling.hpp"

namespace brouncker {

/// (-v + root sqrt(v^2 - 4 u w))/(2 u), reduced: (1 + sqrt(5))/2.
Expression quadratic_form(const QuadraticMatch& match);

/// A measure to sort by: the number of leaves and the digits of the integers.
int complexity(const Expression& expression);

}  // namespace brouncker
