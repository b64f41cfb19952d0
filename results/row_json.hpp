/// A row as the JSON object of `eval --json` and `export --format jsonl` (doc/FORMATS.md).
#pragma once

#include "engine/row.hpp"

#include <nlohmann/json.hpp>

namespace brouncker {

/// A closed form that is claimed for a limit. The status is one of proved, certified, conjectured (contract).
struct ClosedForm {
  std::string expression, constant, status, method;
};

/// What is known without any search: the rational value of a finite continued fraction, or a limit proved to be rational.
std::optional<ClosedForm> known_closed_form(const Row& row);

/// The name of a factorial reduction in JSON: true, false, "partial" or null.
nlohmann::ordered_json to_json(FactorialReduction reduction);

nlohmann::ordered_json row_json(const Row& row);

}  // namespace brouncker
