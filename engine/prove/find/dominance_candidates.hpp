/// The parts of growth_of(): candidates are proposed in floating point and tried exactly.
#pragma once

#include "engine/prove/find/dominance.hpp"

#include <utility>
#include <vector>

namespace brouncker::dominance {

/// c n^degree.
Polynomial monomial(const Integer& c, int degree);
/// A rational number near x, in 1/64. Precondition: x is finite and below 2^50.
std::pair<Integer, Integer> near(double x);

/// The candidate with the least index that shows it; nullopt where an inequality fails for good.
std::optional<Growth> tried(const Pcf& pcf, Growth growth);

/// deg b = 2 deg a, A^2 + 4 B = 0 for the leading coefficients.
std::vector<Growth> equal_moduli(const Pcf& pcf);
/// deg b > 2 deg a.
std::vector<Growth> rising(const Pcf& pcf);

}  // namespace brouncker::dominance
