/// Limits of the classes that converge slower than exponentially, where the recurrence alone does not decide (limit.hpp).
#pragma once

#include "engine/evaluate/rounding.hpp"

#include <optional>

namespace brouncker {

/// The limit from its closed form (closed_limit.hpp). Infinity and zero that are not rational_limit()s are told as in
/// limit_from_convergent().
///
/// Precondition: the class is stretched-exponential, polynomial or logarithmic, or a and b are constant.
/// @param enclosure As in rounded_limit().
/// @return nullopt where there is none, where it would take longer than kMaxClosedFormSeconds, or where it does not decide the
/// digits.
std::optional<Limit> limit_by_closed_form(const Pcf& pcf, long digits, LimitEnclosure* enclosure = nullptr);

/// L = (p_n + K(n+1) p_(n-1))/(q_n + K(n+1) q_(n-1)) with K(n+1) from its asymptotic series, at an n chosen from the digits asked:
/// the first of n, 2n, 4n, ... at which the error of K(n+1) is proved (tail_enclosure.hpp).
/// Cost: O(digits^2) multiplications of as many digits: 1 ms at 60 digits, 0.1 to 0.3 s at 1,000.
/// @return nullopt where no n decides the digits.
std::optional<Limit> proved_series_limit(const Pcf& pcf, long digits, LimitEnclosure* enclosure = nullptr);

/// The same where the error is estimated by the terms left out, and confirmed at a second n: rigorous = false.
std::optional<Limit> estimated_series_limit(const Pcf& pcf, long digits, LimitEnclosure* enclosure = nullptr);

/// Most digits that the series are asked for.
inline constexpr long kMaxSeriesDigits = 5'000;

}  // namespace brouncker
