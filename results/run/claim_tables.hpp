/// The tables of what is claimed about the rows, and of the literature: the view `formulas` shows them, so they are there before a
/// stage fills them.
#pragma once

#include "results/run/stages.hpp"

#include <string_view>

namespace brouncker {

/// closed_forms: what to show, one a row; other_forms: further closed forms of such rows; relations between limits;
/// contradictions: what was claimed of a row and is not kept, because the stored limit denies it.
std::vector<StageTable> claim_tables();

/// literature: the entry of a table of known formulas that a row is equivalent to; `literature_mirrored` is the map of -L.
std::vector<StageTable> literature_tables();
inline constexpr std::string_view kLiteratureColumns[] = {"literature",    "literature_reference", "literature_pcf",
                                                          "literature_by", "literature_map",       "literature_mirrored"};

/// All that the view shows.
std::vector<StageTable> shown_tables();

}  // namespace brouncker
