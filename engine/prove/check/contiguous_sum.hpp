/// The end "contiguous-sum" of a certificate: Theorem S of engine/prove/statements/contiguous_sum.hpp.
#pragma once

#include "engine/prove/statements/theorem.hpp"
#include "formulas/json.hpp"
#include "formulas/pcf.hpp"

namespace brouncker::certificates {

/// L(pcf) = form, as the end claims; throws Invalid where a hypothesis of the theorem does not hold.
ClosedForm check_contiguous_sum(const Pcf& pcf, const nlohmann::json& end);

}  // namespace brouncker::certificates
