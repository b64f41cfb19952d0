/// The source "constant fractions": PCF(a, b) = (a + sqrt(a^2 + 4b))/2 with whole numbers a > 0, b, for numbers sqrt(d). A
/// "direction" is (a, b), without a divisor c | a, c^2 | b.
/// Source: doc/GENERATE.md; [Perron1957, I, par. 19].
#pragma once

#include "engine/generate/source.hpp"

namespace brouncker::generate {

/// Adds it where the constant is a rational multiple of a square root.
void add_constant_fractions(const Wanted& wanted, Sources& sources);

}  // namespace brouncker::generate
