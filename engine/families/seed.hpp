/// The surroundings of one formula: the PCFs a small step away to which it is gauge equivalent.
#pragma once

#include "engine/families/discover.hpp"

namespace brouncker {

/// Pairs (pcf, other) with a proved equivalence, `other` with b's roots moved by up to 2 (both together by up to 9) and with the
/// lower coefficients of a changed by what such steps can need; not the shifts of pcf itself. Degrees up to 2 in full; beyond, only
/// b(n + i).
/// Cost: some thousand calls of the gauge solver, most of which end after its first look.
std::vector<RelatedPair> surroundings(const Pcf& pcf);

}  // namespace brouncker
