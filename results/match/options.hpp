/// What `match` is asked.
#pragma once

#include "engine/match/constant_set.hpp"
#include "results/run/stages.hpp"

namespace brouncker {

struct MatchStageOptions : StageOptions {
  bool pairs = true;  ///< match the limits against each other, too
};

/// Digits of the constants and limits of the first look.
inline constexpr long kMatchDigits = 64;

/// The constants of a run as `match` uses them. Throws Error (input) for bad constants.
ConstantSet match_constants(const MatchStageOptions& options);

}  // namespace brouncker
