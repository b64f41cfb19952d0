/// Partial fractions over Q.
#pragma once

#include "engine/prove/statements/summation.hpp"
#include "formulas/polynomial.hpp"

#include <optional>

namespace brouncker {

/// scale * top/bottom; nullopt where bottom has a root that is not rational. Precondition: bottom is not 0 and prime to top.
[[nodiscard]] std::optional<PartialFractions> partial_fractions(const Polynomial& top, const Polynomial& bottom,
                                                                const Rational& scale);

}  // namespace brouncker
