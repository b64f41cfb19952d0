/// A row as the JSON object of `eval --json` and `export --format jsonl` (doc/FORMATS.md).
#pragma once

#include "engine/row.hpp"

#include <nlohmann/json.hpp>

namespace brouncker {

/// The closed form of the row; a limit proved rational before anything else.
std::optional<ClaimedForm> known_closed_form(const Row& row);

/// The name of a factorial reduction in JSON: true, false, "partial" or null.
nlohmann::ordered_json to_json(FactorialReduction reduction);

nlohmann::ordered_json row_json(const Row& row);

}  // namespace brouncker
