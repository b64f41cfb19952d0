/// How far a recurrence is followed term by term.
#pragma once

#include "formulas/pcf.hpp"

namespace brouncker {

/// The largest index from which on an argument may hold (a tail, a gauge, a zero of b): the convergents before it are exact. What
/// finds a proof must not go farther than what checks it.
inline constexpr long kLargestStart = 100'000;

/// The largest convergents of a proof, in bits; 100,000 terms of degree 4 have 7 million.
inline constexpr double kMostFollowedBits = 2e7;

/// Whether the convergents up to `last` stay below both bounds, by the sizes of degree and coefficients.
[[nodiscard]] bool is_followed(const Pcf& pcf, const Integer& last);

}  // namespace brouncker
