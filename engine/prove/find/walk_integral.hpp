/// Finds integrals (Theorem I, engine/prove/statements/walk_integral.hpp) whose recurrence may be that of a PCF.
#pragma once

#include "engine/prove/find/walk_table.hpp"

#include <optional>

namespace brouncker {

struct WalkProof {
  Pcf pcf;
  WalkIntegral integral;
};

/// The recurrence of the integral of w^n t^(-h/2), by the matrices of walk_matrix.hpp; from the first n on where its PCF does not
/// end. nullopt where it is not of order 2, its degree is above 16, or the integral is not the recessive solution. At z = -1, h = 1
/// gives pi, 0 log 2. Cost: below a millisecond for short walks, milliseconds for long ones.
[[nodiscard]] std::optional<WalkProof> walk_proof(const WalkShape& walk);

}  // namespace brouncker
