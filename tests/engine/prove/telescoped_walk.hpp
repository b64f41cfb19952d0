/// The ansatz of Almkvist and Zeilberger for a walk at z = -1: the slow oracle of the matrices.
#pragma once

#include "engine/prove/statements/walk_integral.hpp"

#include <optional>

namespace brouncker {

/// c of (1) of Theorem I for the integral of w^n t^(-h/2), of the least degree, by one linear system; nullopt where there is none
/// with at most 700 unknowns. Source: [Almkvist1990].
std::optional<Recurrence> telescoped_walk(const Exponents3& w, int half);

}  // namespace brouncker
