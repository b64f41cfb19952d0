/// Limits of the classes that converge slower than exponentially: the tail series joined to the forward recurrence.
#pragma once

#include "engine/row.hpp"

namespace brouncker {

/// L = (p_n + T_n p_(n-1)) / (q_n + T_n q_(n-1)) with T_n from its asymptotic series, at an n chosen from the digits asked, and
/// confirmed at a second one. The error bound is an estimate (the terms left out, and the disagreement of the two), hence
/// rigorous = false. Infinity and zero are told as in limit_from_convergent().
///
/// Precondition: the class is stretched-exponential, polynomial or logarithmic.
/// @return Limit::Kind::none where the digits asked are beyond kMaxSeriesDigits.
/// Cost: O(digits^2) multiplications of as many digits: 1 ms at 60 digits, 1 s at 1,000.
Limit slow_limit(const Pcf& pcf, long digits);

/// Most digits that the series are asked for.
inline constexpr long kMaxSeriesDigits = 5'000;

}  // namespace brouncker
