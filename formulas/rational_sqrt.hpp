/// Square roots that are rational.
#pragma once

#include "formulas/integer.hpp"

#include <optional>

namespace brouncker {

/// The rational r >= 0 with r^2 = x; nullopt where there is none.
std::optional<Rational> rational_sqrt(const Rational& x);

}  // namespace brouncker
