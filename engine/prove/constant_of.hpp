/// What a proved closed form is a form of: the word under which it is counted and looked for.
#pragma once

#include "engine/prove/proof.hpp"

#include <string>

namespace brouncker {

/// "rational"; "quadratic" for values in a quadratic field; empty for a quotient of hypergeometric functions (theorems that hold
/// for all parameters), which has no name; else the catalogue's name of the atom, or the atom as text where the catalogue has none.
std::string constant_of(const Proof& proof);

/// The closed form of the limit, or of -L, for people: quotients of functions multiplied out, as in (J0 + J1)/J1. The same number
/// as expression_of(proof.form), which is what certificates hold. nullopt for the point at infinity.
std::optional<Expression> shown_form(const Proof& proof, bool mirrored = false);

/// Whether the closed form is a quotient of hypergeometric functions.
bool is_quotient(const Proof& proof);

}  // namespace brouncker
