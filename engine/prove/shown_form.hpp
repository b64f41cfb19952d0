/// The closed form of a proof as a person writes it.
#pragma once

#include "engine/prove/find/proof.hpp"
#include "formulas/simplest_form.hpp"

namespace brouncker {

/// The closed form of the limit L and of -L: as simplest_form() writes it. The same number as
/// expression_of(proof.form), which is what certificates hold. nullopt for the point at infinity.
std::optional<BothSigns> shown_form(const ClosedForm& form);
inline std::optional<BothSigns> shown_form(const Proof& proof) { return shown_form(proof.form); }

}  // namespace brouncker
