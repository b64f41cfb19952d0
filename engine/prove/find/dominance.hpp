/// Finds how a PCF is seen to converge: engine/prove/statements/dominance.hpp.
#pragma once

#include "engine/prove/statements/dominance.hpp"

namespace brouncker::dominance {

/// Looks for one among a few candidates between the two growth rates of the recurrence. Every candidate is tried exactly; floating
/// point only proposes them. nullopt where none was found: a leading coefficient of a below 0, or inequalities that hold only
/// far out (kMostFrom).
std::optional<Growth> growth_of(const Pcf& pcf);

/// All that were found among them, the one with the least index first.
std::vector<Growth> growths_of(const Pcf& pcf);

}  // namespace brouncker::dominance
