/// Finds the telescoping of a series of engine/prove/statements/lommel_sum.hpp.
#pragma once

#include "engine/prove/statements/lommel_sum.hpp"
#include "engine/recurrence/rational_tail.hpp"

#include <optional>

namespace brouncker {

/// nullopt where the PCF is not of this form (deg a = deg b = 2) or p does not exist.
[[nodiscard]] std::optional<LommelSeries> lommel_series(const Pcf& pcf, const RationalTail& tail);

}  // namespace brouncker
