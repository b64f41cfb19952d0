/// The end "ramanujan-series" of a certificate: engine/prove/statements/ramanujan_series.hpp.
#pragma once

#include "engine/prove/statements/theorem.hpp"
#include "formulas/json.hpp"
#include "formulas/pcf.hpp"

namespace brouncker::certificates {

/// L(pcf) = form, as the end claims, relative to the named series; throws Invalid.
ClosedForm check_ramanujan(const Pcf& pcf, const nlohmann::json& end);

}  // namespace brouncker::certificates
