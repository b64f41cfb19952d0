/// What the certificates of a "yes" and of a "no" have in common.
#pragma once

#include "formulas/json.hpp"
#include "formulas/pcf.hpp"

namespace brouncker {

/// Decimal strings, the highest power first.
nlohmann::ordered_json json_of(const Polynomial& p);
/// "format", "version", "a", "b", and no steps.
nlohmann::ordered_json certificate_head(const Pcf& pcf);

}  // namespace brouncker
