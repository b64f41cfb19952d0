/// Limits of the fast classes to a few dozen digits in microseconds: the fast path of limit.hpp, which has every class, any digits
/// and the last word.
#pragma once

#include "engine/row.hpp"

#include <optional>

namespace brouncker {

/// The limit by the plain recurrence in place, in exact integers, stopped as soon as
///
///     |L - p_n/q_n| <= |K(n+1)| |b(1) ... b(n)| / (|q_n| (|q_n| - |K(n+1) q_(n-1)|))
///
/// is small enough, with |K(n+1)| bounded as in SmallPcf::tail_bound(). The value, digits, bound and flag are those that
/// limit_from_convergent() finds; where anything is out of the ordinary the answer is left to it.
///
/// @return nullopt for large coefficients or digits, L near 0 or infinity, or an L too near to a rounding boundary.
/// Precondition: the PCF converges and does not terminate; it pays in the classes factorial and exponential, and where is_easy().
/// Cost: two steps of the recurrence a digit (factorial, degree 2); 2 us at 64 digits.
std::optional<Limit> quick_limit(const Pcf& pcf, const Convergence& convergence, long digits);

}  // namespace brouncker
