/// Where the recurrence of a proof may start, and the convergents up to there.
#pragma once

#include "engine/prove/statements/bounds.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <initializer_list>
#include <optional>

namespace brouncker {

/// The largest start of a series; its terms are rational functions that have to be evaluated there.
inline constexpr long kMaxSeriesStart = 10'000;
static_assert(kMaxSeriesStart <= kMaxStart);

/// The least integer >= lowest from which on none of the polynomials has a zero; nullopt where it is beyond `most`. A zero polynomial
/// does not count.
[[nodiscard]] std::optional<Integer> regular_from(std::initializer_list<Polynomial> polynomials, Integer lowest,
                                                  const Integer& most);

/// P(last) = [[p_(last-1), p_last], [q_(last-1), q_last]], last >= 0. Precondition: is_followed(pcf, last).
Moebius convergents_up_to(const Pcf& pcf, const Integer& last);

}  // namespace brouncker
