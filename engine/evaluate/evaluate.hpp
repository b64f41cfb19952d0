/// Everything the engine says about one PCF.
#pragma once

#include "engine/row.hpp"
#include "formulas/job.hpp"

namespace brouncker {

/// Digits of the limits of a run: 60 decimals of any |L| < 1000, and one to spare.
inline constexpr long kRunDigits = 64;

/// Class, limit to `digits` significant digits, and all metrics: the generic exact path, for any degrees and sizes of coefficients.
/// Cost: see take_samples; beyond it the limit is nearly free up to a few hundred digits.
Row evaluate(const Pcf& pcf, const Sampling& sampling, long digits);

/// The row of (-a, b) from that of (a, b): the limit and the eigenvalue ratio change sign, all else is equal.
Row mirrored(Row row);

}  // namespace brouncker
