/// The stages of a run, in one table: `discover`, `slurm --then`, the report and the list of doc/FORMATS.md walk it.
///
/// How to add a stage: (1) its files, with a row `extern const Stage kMyStage` (results/run/stages.hpp); (2) its place here;
/// (3) its tables in doc/FORMATS.md, which a test compares.
#pragma once

#include "results/run/stages.hpp"

namespace brouncker {

/// In the order in which `discover` does them: each behind what it needs.
std::span<const Stage* const> pipeline();

}  // namespace brouncker
