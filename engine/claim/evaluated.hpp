/// All that is said about one fraction without a search.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "formulas/contraction.hpp"

namespace brouncker {

/// Limit and closed form are those of the fraction; class and metrics those of the PCF to which it was contracted.
Row evaluated(const Contraction& fraction, const Sampling& sampling, long digits);

}  // namespace brouncker
