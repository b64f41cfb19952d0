/// From a PCF back to the members of a family.
#pragma once

#include "engine/families/affine_family.hpp"

#include <vector>

namespace brouncker {

/// The parameters at which the family's first PCF has the state, in all orders of the roots.
std::vector<std::vector<Rational>> parameters_of_state(const AffineFamily& family, const State& state);

}  // namespace brouncker
