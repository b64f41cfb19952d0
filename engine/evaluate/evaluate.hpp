/// Everything the engine says about one PCF.
#pragma once

#include "engine/metrics/sample.hpp"
#include "engine/profile.hpp"
#include "engine/row.hpp"
#include "engine/sieve/reduction.hpp"
#include "formulas/job.hpp"

#include <vector>

namespace brouncker {

/// Digits of the limits of a run: 60 decimals of any |L| < 1000, and one to spare.
inline constexpr long kRunDigits = 64;

/// Class, limit to `digits` significant digits, and all metrics, their errors against the limit where it is rational, and against
/// p_N/q_N elsewhere: the generic exact path, for any degrees and sizes of coefficients.
/// Cost: see take_samples; beyond it the limit is nearly free up to a few hundred digits.
Row evaluate(const Pcf& pcf, const Sampling& sampling, long digits);

/// What a path other than take_samples() found out about a PCF.
struct SampledElsewhere {
  std::vector<Sample> points;
  std::int64_t deepest = 0;       ///< N
  double log2_deepest_error = 0;  ///< log2|L - p_N/q_N|, to within 40; used for the classes factorial and exponential only
  sieve::Reduction reduction;     ///< what trace_test() says
};

/// The row from such samples, equal to evaluate(pcf, sampling, digits) wherever the samples are.
/// @param seconds Where not null, the time is added under Phase::fits and Phase::limit.
Row evaluate_sampled(const Pcf& pcf, const Sampling& sampling, const SampledElsewhere& sampled, long digits,
                     SecondsByPhase* seconds = nullptr);

/// The row of (-a, b) from that of (a, b): the limit and the eigenvalue ratio change sign, all else is equal.
Row mirrored(Row row);

}  // namespace brouncker
