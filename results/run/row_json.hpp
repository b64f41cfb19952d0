/// A row as the JSON object of `eval --json` and `export --format jsonl` (doc/FORMATS.md).
#pragma once

#include "engine/row.hpp"
#include "formulas/json.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace brouncker {

/// value (null: none), digits, error_bound, rigorous, rational: the one shape of a limit.
nlohmann::ordered_json limit_json(const Limit& limit);

/// expression, constant (null for a quotient), kind, status, method.
nlohmann::ordered_json claim_json(const Claim& claim);

/// What the deltas and error rates of a row are measured against: "limit" (exactly, where it is rational) or "convergent" (p_N/q_N
/// at the sampling depth in its place); empty where the row has none.
std::string_view measured_against(const Row& row);

/// name, reference, pcf, by, map.
nlohmann::ordered_json known_json(const KnownAs& known);

/// @param id Of a formula of a run, which comes first.
nlohmann::ordered_json row_json(const Row& row, std::optional<std::uint64_t> id = {});

}  // namespace brouncker
