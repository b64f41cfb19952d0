/// From relations between classes to relations between rows.
#pragma once

#include "engine/match/pairs.hpp"
#include "results/match/classes.hpp"

#include <vector>

namespace brouncker {

/// The hits, which speak of classes, as relations between the limits of the first members; `id` and `other` become those of their
/// rows.
std::vector<PairHit> between_members(std::vector<PairHit> hits, const FormulaClasses& classes, const sqlite::Database& database);

}  // namespace brouncker
