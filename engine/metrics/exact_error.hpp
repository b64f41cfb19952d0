/// Errors of convergents against a limit that is known exactly.
#pragma once

#include "engine/metrics/sample.hpp"
#include "formulas/pcf.hpp"

#include <span>

namespace brouncker {

/// log(|D| / |P q_n - D p_n|) for the limit P/D and the convergent p_n/q_n, as computed and in lowest terms, from exact integers:
/// 0 where |L - p/q| = 1/q exactly, above 0 only where it is smaller. +infinity where p_n/q_n is the limit.
struct ExactGain {
  double unreduced = 0, reduced = 0;
};

/// Puts log|L - p_n/q_n| into every point, -infinity where they coincide, and returns the gain at the last.
/// Preconditions: points not empty, n increasing, log_q and log_gcd filled in; L is the limit.
/// Cost: 2n products of a word and n words; a gcd where the gain is next to 0.
ExactGain measure_against(const Pcf& pcf, const Rational& limit, std::span<Sample> points);

}  // namespace brouncker
