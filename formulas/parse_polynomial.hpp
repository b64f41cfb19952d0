/// Reading polynomials as people type them.
#pragma once

#include "formulas/pcf.hpp"

#include <string>
#include <string_view>

namespace brouncker {

/// Longest coefficient that is read: 9,999 decimal digits. GMP aborts when memory runs out, so sizes are bounded here.
inline constexpr long kMaxCoefficientDigits = 9'999;
/// Highest power of n that is read.
inline constexpr int kMaxDegree = 1'000;

/// Reads `2n+1`, `2*n + 1`, `n^2`, `3*n**2 - n`, `-(2n+1)^2`, `(n+1)(n+2)`, or `[2,1]` (highest power first).
///
/// @param what Names the culprit in messages, such as "a".
/// Throws Error (input) with the column and what is accepted: rational or real coefficients, another variable, a
/// trailing character, an empty text, a coefficient or degree beyond the bounds above.
Polynomial parse_polynomial(std::string_view text, std::string_view what);

/// Both polynomials; additionally refuses a = 0 and b = 0 identically, which are not continued fractions.
Pcf parse_pcf(std::string_view a, std::string_view b);

}  // namespace brouncker
