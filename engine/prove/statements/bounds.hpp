/// What a certificate may hold at most: the checker refuses more, so a finder gives up there.
#pragma once

namespace brouncker {

/// The largest start index, shift or zero of b that is followed by the recurrence.
inline constexpr long kMaxStart = 100'000;

}  // namespace brouncker
