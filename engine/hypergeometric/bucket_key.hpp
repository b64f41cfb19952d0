/// Invariants of gauge equivalence for PCFs of low degree, as texts to sort by.
#pragma once

#include "formulas/pcf.hpp"

#include <string>

namespace brouncker {

/// What gauge equivalence preserves for degrees up to 2: the leading coefficients, a1 modulo a2 where deg a = 2, and the roots of b
/// modulo the integers (for an irrational pair the discriminant and b1 modulo 2 b2). For higher degrees: degrees and leading
/// coefficients. The same for all integer shifts of a PCF. Precondition: leading coefficient of a positive, no constant factor to
/// deflate.
std::string bucket_key(const Pcf& canonical);

}  // namespace brouncker
