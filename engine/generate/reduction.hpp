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

/// Whether bound |lead c2| < |lambda|, the dominant root of x^2 = lead(a) x + lead(b), lead(b) = 0 where deg b < 2 deg a: a
/// solution that grows at most like bound^n is recessive.
bool is_recessive(const Pcf& pcf, const Recurrence& c, const Rational& bound);

/// The c_i divided by what all have in common; the leading coefficient of c2 is positive. @return What they were divided by.
Polynomial make_primitive(Recurrence& c);

}  // namespace brouncker::generate
