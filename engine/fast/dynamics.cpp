#include "engine/fast/dynamics.hpp"

#include "engine/number/logarithm.hpp"

#include <cmath>

namespace brouncker::fast {
namespace {

constexpr double kNoCancellation = 0x1p-20;  ///< a sampled value is at least this share of its terms
constexpr double kAgreement = 1e-10;         ///< of q_N forwards and backwards, relative to its terms

/// The results of the kernel, rows of kTileWidth.
struct Rows {
  std::vector<double> q, q_terms, k, k_terms;
  std::vector<std::int64_t> q_exponent, k_exponent, near_zero;

  explicit Rows(std::size_t count)
      : q(count * kTileWidth), q_terms(q), k(q), k_terms(q), q_exponent(q.size()), k_exponent(q.size()), near_zero(kTileWidth) {}
};

double log_of(double value, std::int64_t exponent) {
  return std::log(std::fabs(value)) + static_cast<double>(exponent) * std::numbers::ln2;
}

/// log2|b(1) ... b(n)| at n = each of the depths + 1, and at the end.
std::vector<double> products_of_b(std::span<const double> b, const std::vector<int>& depths) {
  std::vector<double> result;
  LogProduct product;
  std::size_t next = 0;
  for (std::size_t n = 1; n < b.size(); ++n) {
    product.multiply(b[n]);
    if (next < depths.size() && static_cast<int>(n) == depths[next] + 1) result.push_back(product.log2()), ++next;
  }
  result.push_back(product.log2());
  return result;
}

/// How many of q_1 .. q_(kEarly - 1) are 0.
int early_zeros(const double* a, std::span<const double> b) {
  Int128 q = 1, before = 0;
  int zeros = 0;
  for (int n = 1; n < kEarly; ++n) {
    const Int128 next =
        static_cast<std::int64_t>(a[n * kTileWidth]) * q + static_cast<std::int64_t>(b[static_cast<std::size_t>(n)]) * before;
    before = q, q = next;
    zeros += q == 0;
  }
  return zeros;
}

bool is_within_bounds(const TermBound& a, const TermBound& b) {
  return a.all + b.all <= Integer(1) << 53 && a.early + b.early <= Integer(1) << 30;
}

bool is_settled(double value, double terms) { return std::fabs(value) >= kNoCancellation * terms; }

}  // namespace

Dynamics::Dynamics(const SamplePlan& plan, std::span<const Polynomial> a) : plan_(&plan), a_(interleaved_values(a, plan.last)) {
  for (const Polynomial& each : a) bounds_.emplace_back(plan, each);
}

std::vector<PairDynamics> Dynamics::operator()(const TermBound& b_bound, std::span<const double> b) const {
  const std::vector<int>& depths = plan_->depths;
  const std::size_t count = depths.size(), lanes = bounds_.size();
  Rows rows(count + 1);
  kernels().dynamics({.a = a_.data(),
                      .b = b.data(),
                      .lanes = static_cast<int>(lanes),
                      .last = plan_->last,
                      .samples = depths.data(),
                      .count = static_cast<int>(count),
                      .watch_from = kEarly,
                      .q = rows.q.data(),
                      .q_terms = rows.q_terms.data(),
                      .k = rows.k.data(),
                      .k_terms = rows.k_terms.data(),
                      .q_exponent = rows.q_exponent.data(),
                      .k_exponent = rows.k_exponent.data(),
                      .near_zero = rows.near_zero.data()});
  const std::vector<double> log2_b = products_of_b(b, depths);

  std::vector<PairDynamics> pairs(lanes);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    if (!is_within_bounds(bounds_[lane], b_bound)) continue;
    const auto at = [lane](std::size_t row) { return row * kTileWidth + lane; };
    const std::size_t whole = at(count);
    const int zeros = early_zeros(a_.data() + lane, b);
    const double backwards = std::ldexp(rows.k[whole], static_cast<int>(rows.k_exponent[whole] - rows.q_exponent[whole]));
    const bool agrees = std::fabs(rows.q[whole] - backwards) <= kAgreement * rows.q_terms[whole];
    if (zeros >= static_cast<int>(plan_->layouts.size()) || rows.near_zero[lane] || !agrees ||
        !is_settled(rows.q[whole], rows.q_terms[whole]))
      continue;
    const SampleLayout& layout = plan_->layouts[static_cast<std::size_t>(zeros)];
    PairDynamics& pair = pairs[lane];
    const double log_q_last = log_of(rows.q[whole], rows.q_exponent[whole]);
    bool settled = true;
    for (std::size_t i = 0; i < layout.places.size(); ++i) {
      const auto depth = static_cast<std::size_t>(layout.depth_index[i]);
      const std::size_t row = at(depth);
      settled = settled && is_settled(rows.q[row], rows.q_terms[row]) && is_settled(rows.k[row], rows.k_terms[row]);
      const double log_q = log_of(rows.q[row], rows.q_exponent[row]);
      const double log_error = log2_b[depth] * std::numbers::ln2 + log_of(rows.k[row], rows.k_exponent[row]) - log_q - log_q_last;
      pair.points.push_back({layout.places[i], depths[depth], log_q, 0, log_error});
    }
    pair.log2_deepest_error = log2_b[count] - 2 * log_q_last / std::numbers::ln2;
    if (settled) pair.layout = &layout;
  }
  return pairs;
}

}  // namespace brouncker::fast
