/// Limits of the classes that converge slower than exponentially.
#pragma once

#include "engine/row.hpp"

#include <optional>

namespace brouncker {

/// The limit from its closed form where there is one (closed_limit.hpp), else slow_limit_by_series(). Infinity and zero that are
/// not rational_limit()s are told as in limit_from_convergent().
///
/// Precondition: the class is stretched-exponential, polynomial or logarithmic, or a and b are constant.
/// @return Limit::Kind::none where the digits asked are out of reach, see limit_infeasible().
Limit slow_limit(const Pcf& pcf, long digits);

/// L = (p_n + K(n+1) p_(n-1))/(q_n + K(n+1) q_(n-1)) with K(n+1) from its asymptotic series, at an n chosen from the digits asked.
/// The error of K(n+1) is proved (tail_enclosure.hpp) at the first of the n, 2n, 4n, ... that allows it; where none does it is
/// estimated by the terms left out, confirmed at a second n, and rigorous = false.
/// Cost: O(digits^2) multiplications of as many digits: 1 ms at 60 digits, 0.1 to 0.3 s at 1,000.
/// @return nullopt where no n decides the digits.
std::optional<Limit> slow_limit_by_series(const Pcf& pcf, long digits);

/// Most digits that the series are asked for.
inline constexpr long kMaxSeriesDigits = 5'000;

}  // namespace brouncker
