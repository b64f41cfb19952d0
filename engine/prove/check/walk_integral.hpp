/// The end "integral" of a certificate: Theorem I of engine/prove/statements/walk_integral.hpp.
#pragma once

#include "engine/prove/statements/theorem.hpp"
#include "formulas/json.hpp"
#include "formulas/pcf.hpp"

namespace brouncker::certificates {

/// L(pcf) = form, as the end claims; throws Invalid where a hypothesis of the theorem does not hold.
ClosedForm check_integral(const Pcf& pcf, const nlohmann::json& end);

}  // namespace brouncker::certificates
