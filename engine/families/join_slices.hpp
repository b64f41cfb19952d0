/// Families that are slices of one which is not flat in their frame: joined where a surface of low degree through them all carries
/// the equivalence.
#pragma once

#include "engine/families/affine_family.hpp"

#include <optional>
#include <span>

namespace brouncker {

/// The family on the surface of degree <= 3 through flat families of one frame and label: more parameters than each of them, and U
/// exists at random parameters modulo a prime. nullopt where there is none. @param pair One of their pairs. Cost: milliseconds.
std::optional<AffineFamily> joined(std::span<const AffineFamily* const> slices, const FramedPair& pair);

}  // namespace brouncker
