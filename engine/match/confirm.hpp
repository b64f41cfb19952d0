/// A second look at a hit, with more digits than it was found with.
#pragma once

#include "engine/match/match.hpp"

#include <functional>

namespace brouncker {

inline constexpr long kConfirmDigits = 150;

/// A number to at least so many significant digits, computed anew; nullopt where it cannot be had.
using Reevaluate = std::function<std::optional<Approximation>(long digits)>;

/// The hit's relation with better values of the limit and, for a Moebius match, of its constant.
/// @return Its support there, log2 N as before; nullopt where a value cannot be had to about `digits` digits or the relation fails.
std::optional<Support> confirm(const Hit& hit, const Reevaluate& limit, const Reevaluate& constant, long digits = kConfirmDigits);

}  // namespace brouncker
