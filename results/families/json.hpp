/// Families as JSON objects (doc/FORMATS.md).
#pragma once

#include "results/families/tables.hpp"

#include <nlohmann/json.hpp>

namespace brouncker {

nlohmann::ordered_json family_json(const FamilyRow& row);
nlohmann::ordered_json anchored_json(const AnchoredRow& row);

}  // namespace brouncker
