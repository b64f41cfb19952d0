/// What a certificate may hold at most: the checker refuses more, so a finder gives up there.
#pragma once

#include "engine/recurrence/bounds.hpp"

namespace brouncker {

/// The largest start index, shift or zero of b that is followed by the recurrence.
inline constexpr long kMaxStart = kLargestStart;

}  // namespace brouncker
