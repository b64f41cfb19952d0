/// The classes modulo Z in which the determinant of a product of steps has an odd number of roots.
#pragma once

#include "engine/recurrence/orbits.hpp"
#include "formulas/polynomial.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// The roots of b(kn+1) ... b(kn+k) modulo Z; nullopt where they lie too far apart.
[[nodiscard]] std::optional<std::vector<Orbit>> root_classes(const Polynomial& b, long k);

/// det M(kn+1) ... M(kn+k) = +-b(kn+1) ... b(kn+k): the representatives (engine/recurrence/orbits.hpp) of the classes with an odd number of
/// roots, in a fixed order. Gauge equivalent products have the same, as det U and s^2 do not change them. nullopt where roots lie too far
/// apart.
[[nodiscard]] std::optional<std::vector<Polynomial>> odd_root_classes(const Polynomial& b, long k);

}  // namespace brouncker
