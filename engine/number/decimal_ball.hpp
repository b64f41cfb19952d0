/// Balls around numbers that are known by their digits only.
#pragma once

#include "engine/number/real.hpp"

#include <string_view>

namespace brouncker {

/// Contains every number whose digits, cut off or rounded, are those of `text`: the decimal +- one unit of its last place.
/// Precondition: a decimal such as "-2.5029", as of ConstantRow::stored.
Real decimal_ball(std::string_view text, Bits precision);

}  // namespace brouncker
