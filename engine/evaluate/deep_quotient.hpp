/// One convergent to a fixed number of decimals, without its thousands of digits.
#pragma once

#include "engine/recurrence/terms.hpp"

#include <optional>
#include <string>

namespace brouncker {

/// p_n/q_n to `decimals` decimals, rounded to nearest, by the backward recurrence K(i..n) = a(i) K(i+1..n) + b(i+1) K(i+2..n) on
/// the leading bits, 278 at least and, once more, 406 at least.
///
/// The error of a run is an amplification factor, which depends on the PCF, times its unit, so that of the finer run is about
/// 2^-128 of the difference of the two. The text is given only where both agree on 15 decimals more, and these are not within one
/// unit of a tie.
///
/// @param decimals <= 60.
/// @return nullopt where they do not agree, where |a(i)| + |b(i)| may reach 2^40, or q_n is 0 to this precision.
/// Cost: 2n products of a word and six or eight; 40 microseconds at n = 2000, a fifth of the exact convergent.
std::optional<std::string> deep_quotient(const Terms& terms, std::int64_t n, long decimals);

}  // namespace brouncker
