/// Lists of formulas that a run is made of: their identity.
#pragma once

#include "formulas/source.hpp"

#include <vector>

namespace brouncker {

/// The list of these formulas, in their order: one run for one order, with one checksum over everything in it. Whoever has
/// formulas makes a run of them through this door.
FormulaList list_of(std::vector<ListedFormula> formulas);

}  // namespace brouncker
