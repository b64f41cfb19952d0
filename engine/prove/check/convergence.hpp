/// The field "convergence" of a certificate: why each of its fractions converges, without its class.
#pragma once

#include "formulas/json.hpp"

namespace brouncker::certificates {

/// A list of one entry for the first fraction and one for that of each step,
///
///     {"speed": "geometric" | "power" | "falling" | "rising", "bound": [...], "denominator": d, "from": n, "rate": [top, bottom] (not
///      falling), "above": [...] and "above_denominator" (rising)},
///
/// engine/prove/statements/dominance.hpp, for PCF(-a, b) where a has a negative leading coefficient.
/// Throws Invalid unless all of its inequalities hold. Precondition: the certificate without it is valid.
void check_convergence(const nlohmann::json& certificate, const nlohmann::json& convergence);

}  // namespace brouncker::certificates
