/// The limit of a fraction from that of the PCF to which it was contracted.
#pragma once

#include "engine/evaluate/limit.hpp"
#include "formulas/contraction.hpp"

namespace brouncker {

/// The image of the limit under contraction.map, to `digits` significant digits, by exact interval arithmetic on an enclosure with more
/// digits; not rigorous where only every period-th convergent is known to go there. Rational limits stay exact.
/// Cost: limit_of() with 20 digits more, rarely with some hundreds.
Limit carried_limit(const Contraction& fraction, const Convergence& convergence, long digits);
/// The same with what it was rounded from.
EnclosedLimit enclosed_limit_of(const Contraction& fraction, const Convergence& convergence, long digits);

}  // namespace brouncker
