/// The end "dual-sum" of a certificate: Theorem D of engine/prove/statements/dual_sum.hpp, its identities and inequalities.
#pragma once

#include "engine/prove/statements/theorem.hpp"
#include "formulas/json.hpp"
#include "formulas/pcf.hpp"

namespace brouncker::certificates {

/// L(pcf) = form, as the end claims; throws Invalid where a hypothesis of the theorem does not hold.
ClosedForm check_dual_sum(const Pcf& pcf, const nlohmann::json& end);

}  // namespace brouncker::certificates
