/// What a certificate may hold at most: the checker refuses more, so a finder gives up there.
#pragma once

#include "engine/recurrence/bounds.hpp"

namespace brouncker {

/// The largest start index, shift or zero of b that is followed by the recurrence.
inline constexpr long kMaxStart = kLargestStart;

/// The most steps of a recurrence that a fold takes at once.
inline constexpr long kMaxFold = 6;

/// The most work that checking a certificate may be, in products of machine words (formulas/work.hpp): a second or two. Those of a
/// search take 10^3 on the average and 2 10^4 at most (a of degree 2, b of degree 4).
inline constexpr double kMostCheckWork = 1e9;

}  // namespace brouncker
