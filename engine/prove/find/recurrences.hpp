/// What is asked of a recurrence c0 X_n + c1 X_(n+1) + c2 X_(n+2) = 0 on its way to a proof.
#pragma once

#include "engine/prove/statements/recessive_limit.hpp"

namespace brouncker {

/// Whether bound |lead c2| < |lambda|, the dominant root of x^2 = lead(a) x + lead(b), lead(b) = 0 where deg b < 2 deg a: a
/// solution that grows at most like bound^n is recessive.
bool is_recessive(const Pcf& pcf, const Recurrence& c, const Rational& bound);

/// The c_i divided by what all have in common; the leading coefficient of c2 is positive. @return What they were divided by.
Polynomial make_primitive(Recurrence& c);

}  // namespace brouncker
