/// The tables of what is claimed about the rows: the view `formulas` shows the first, so they are there before a stage fills them.
#pragma once

#include "results/run/stages.hpp"

namespace brouncker {

/// closed_forms: what to show, one a row; other_forms: further closed forms of such rows; relations between limits;
/// contradictions: what was claimed of a row and is not kept, because the stored limit denies it.
std::vector<StageTable> claim_tables();

}  // namespace brouncker
