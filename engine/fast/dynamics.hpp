/// Sizes and errors of convergents, in doubles, for all a of a tile and one b.
///
/// With the continuants K(i..j), K(i..i-1) = 1, K(i..j) = a(i) K(i+1..j) + b(i+1) K(i+2..j), q_n = K(1..n), two passes give
///
///     log|p_N/q_N - p_n/q_n| = log|b(1) ... b(n+1)| + log|K(n+2..N)| - log|q_n| - log|q_N|
///
/// without cancellation between unlike quantities: q_n forwards, K(i..N) backwards, one multiplication and addition each, scaled by
/// powers of two every 16 steps.
///
/// Lane bound, pair by pair so that it does not matter which pairs are worked on together: |a(n)| + |b(n)| <= 2^53 for n <= N + 1
/// and <= 2^30 for n < kEarly, by the majorants of the coefficients.
///
/// Rounding: each pass is a chain of N steps with errors of 2^-53 each relative to the terms summed. They add up to some 10^-13 in
/// the logarithms (measured) unless a sum cancels or q_n is a minimal solution. Three checks find those lanes: q_N forwards against
/// q_N = K(1..N) backwards, the cancellation in every value sampled, and every q_n near 0. They are told as not decided.
#pragma once

#include "engine/fast/sample_plan.hpp"
#include "engine/fast/terms_table.hpp"
#include "engine/metrics/samples.hpp"

#include <optional>

namespace brouncker::fast {

/// What is known of one pair; log_gcd of the points is still 0.
struct PairDynamics {
  const SampleLayout* layout = nullptr;  ///< null: the generic path has to decide
  std::vector<Sample> points;
  double log2_deepest_error = 0;  ///< log2|b(1) ... b(N+1) / q_N^2|
};

/// Majorants that decide the lane bound: for n <= N + 1, and for n < kEarly.
struct TermBound {
  Integer all, early;
  TermBound(const SamplePlan& plan, const Polynomial& p) : all(majorant(p, plan.last + 1)), early(majorant(p, kEarly - 1)) {}
};

class Dynamics {
 public:
  /// @param plan Has to outlive this.
  Dynamics(const SamplePlan& plan, std::span<const Polynomial> a);

  /// @param b     None of b(1) .. b(last) is zero.
  /// @param terms b(0) .. b(last + 1).
  /// @return One for each a; not decided beyond the lane bound.
  std::vector<PairDynamics> operator()(const TermBound& b, std::span<const double> terms) const;

  /// a(n) of lane l at [n kTileWidth + l], n <= last.
  const std::vector<double>& a() const { return a_; }

 private:
  const SamplePlan* plan_;
  std::vector<TermBound> bounds_;  // one an a
  std::vector<double> a_;
};

}  // namespace brouncker::fast
