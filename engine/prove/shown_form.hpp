/// The closed form of a proof as a person writes it.
#pragma once

#include "engine/prove/find/proof.hpp"

namespace brouncker {

/// The closed form of the limit, or of -L: quotients of functions multiplied out, as in (J0 + J1)/J1. The same number as
/// expression_of(proof.form), which is what certificates hold. nullopt for the point at infinity.
std::optional<Expression> shown_form(const Proof& proof, bool mirrored = false);

}  // namespace brouncker
