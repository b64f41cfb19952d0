/// What is known of a formula from the literature, in words.
#pragma once

#include "engine/known_as.hpp"
#include "results/run/sqlite.hpp"

#include <string>

namespace brouncker {

/// "Apery 1979, zeta(3) [Apery1979], PCF(34*n^3 + ..., -n^6), by gauge: L = 1/(L' - 1)".
std::string known_in_words(const KnownAs& known);

/// "literature: of 432 entries; a formula without one was not found in them": to be said once beside rows; empty where the run was
/// not looked up. Throws Error (file) where the note of the stage is damaged.
std::string literature_remark(const sqlite::Database& run);

}  // namespace brouncker
