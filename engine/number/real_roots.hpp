/// The real roots of integer polynomials, enclosed.
#pragma once

#include "engine/number/real.hpp"
#include "formulas/roots.hpp"

#include <vector>

namespace brouncker {

/// The root of p in the interval of isolated_real_roots(p), in a ball of relative radius about 2^-precision where the values of p
/// allow it: halving until Newton's step over balls contracts, then Newton with twice the bits each time.
/// Cost: degree 8 and coefficients of 10 digits take 0.1 ms to 100 digits. Source: [Moore1966].
Real root_in(const RootInterval& interval, const Polynomial& p, Bits precision);

/// All real roots, increasing, each in such a ball. Precondition: p has degree >= 1 and no multiple root.
std::vector<Real> real_roots(const Polynomial& p, Bits precision);

}  // namespace brouncker
