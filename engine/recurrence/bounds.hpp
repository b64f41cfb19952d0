/// How far a recurrence is followed term by term.
#pragma once

namespace brouncker {

/// The largest index from which on an argument may hold (a tail, a gauge, a zero of b): the convergents before it are exact. What
/// finds a proof must not go farther than what checks it.
inline constexpr long kLargestStart = 100'000;

}  // namespace brouncker
