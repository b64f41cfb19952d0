/// Certificates that carry why their fractions converge.
#pragma once

#include "formulas/json.hpp"

namespace brouncker {

/// The certificate with the field "convergence", a list of one entry for its first fraction and one for that of each step
/// (engine/prove/check/convergence.hpp); as it was where one of them is not seen to converge in this way.
/// Precondition: a certificate of this program. Cost: about 50 us a fraction.
nlohmann::ordered_json with_convergence(nlohmann::ordered_json certificate);

}  // namespace brouncker
