/// What every metric is made from: exact convergents at a handful of depths, spread evenly on a logarithmic scale.
#pragma once

#include "engine/metrics/sample.hpp"
#include "engine/recurrence/convergents.hpp"
#include "formulas/job.hpp"

#include <optional>
#include <vector>

namespace brouncker {

struct Samples {
  std::vector<Sample> points;    ///< increasing position
  std::int64_t deepest = 0;      ///< N
  Integer p_deepest, q_deepest;  ///< p_N, q_N
  Convergent last;               ///< the convergent of points.back()
  double log2_product_b = 0;     ///< log2|b(1) ... b(last.n)|
};

/// Samples a PCF at the places 6, s/8, s/4, s/2, s of the list, s = length / sampling.divisor, against its last entry N.
///
///     |p_N/q_N - p_n/q_n| = |b(1) ... b(n+1) K(n+2..N)| / |q_n q_N|
///
/// holds exactly, with the continuant K(n+2..N) from the same products that give p_N and q_N.
///
/// @return nullopt where b vanishes at some n < sampling.depth: the PCF ends before it is sampled.
/// Cost: products of log2|q_N| bits and one gcd a sample; 0.4 ms at depth 2000 and degree 2.
/// Source: [Shalyt2024, 3.1 and its published program].
std::optional<Samples> take_samples(const Pcf& pcf, const Sampling& sampling);

/// Places of the list at which convergents are sampled: 6, s/8, s/4, s/2, s for s = length / divisor; increasing, >= 1.
std::vector<std::int64_t> sample_places(std::int64_t length, std::int64_t divisor);

/// The n at a place of the list without the convergents whose q_n is 0. `zeros`: those n, increasing.
std::int64_t depth_at(std::int64_t place, const std::vector<std::int64_t>& zeros);

/// Every n with q_n = 0, 1 <= n <= terms.last(), increasing. Found modulo 2^61 - 1, confirmed exactly.
std::vector<std::int64_t> zeros_of_q(const Terms& terms);

}  // namespace brouncker
