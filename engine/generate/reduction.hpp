/// From the fraction of a recurrence to a smaller one, and back in a proof.
#pragma once

#include "engine/prove/find/proof.hpp"

#include <optional>

namespace brouncker::generate {

/// Without polynomial and constant factors, a > 0 far out. Precondition: a and b are not zero.
Pcf simplified(const Pcf& pcf);

/// The proof for `small` = simplified(raw): a step to raw, and the leaf, which gives L(raw) = form. nullopt where the limit is
/// rational or the point at infinity.
[[nodiscard]] std::optional<Proof> proof_of(const Pcf& small, const Pcf& raw, decltype(Proof::leaf) leaf, ClosedForm form,
                                            std::string method);

}  // namespace brouncker::generate
