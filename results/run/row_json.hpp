/// A row as the JSON object of `eval --json` and `export --format jsonl` (doc/FORMATS.md).
#pragma once

#include "engine/row.hpp"
#include "formulas/json.hpp"

namespace brouncker {

/// expression, constant (null for a quotient), kind, status, method.
nlohmann::ordered_json claim_json(const Claim& claim);

/// The name of a factorial reduction in JSON: true, false, "partial" or null.
nlohmann::ordered_json to_json(FactorialReduction reduction);

nlohmann::ordered_json row_json(const Row& row);

}  // namespace brouncker
