/// Polynomials in n and k as a reader would write them: linear factors taken out.
#pragma once

#include "formulas/bivariate.hpp"

#include <string>

namespace brouncker {

/// "-2*k*(n + 1)^3*(2*k + 2*n + 3)^2": a constant, factors in n, factors alpha n + beta k + gamma with |alpha| <= 4, beta <= 2, |gamma| <= 12,
/// and what is left.
std::string factored_text(const Bivariate& p, bool latex);

}  // namespace brouncker
