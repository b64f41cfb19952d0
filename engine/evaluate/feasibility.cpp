#include "engine/evaluate/feasibility.hpp"

#include "engine/evaluate/closed_limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/evaluate/slow_limit.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "engine/recurrence/tail_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// log2|p(n)| for real n, in long doubles; the value is off where p nearly vanishes.
class LogSize {
 public:
  explicit LogSize(const Polynomial& p) {
    // The content of the leading bits goes into an exponent, so that coefficients of any size fit.
    exponent_ = std::max(0L, static_cast<long>(mpz_sizeinbase(p.height().backend().data(), 2)) - 1000);
    for (const Integer& c : p.descending())
      descending_.push_back(static_cast<long double>(Integer(c >> static_cast<unsigned long>(exponent_))));
  }
  double operator()(double n) const {
    const long double value = scaled(n);
    return value == 0 ? -kInfinity : static_cast<double>(std::log2(std::fabs(value))) + static_cast<double>(exponent_);
  }
  bool is_positive(double n) const { return scaled(n) > 0; }

 private:
  long double scaled(double n) const {
    long double value = 0;
    for (const long double c : descending_) value = value * n + c;
    return value;
  }

  std::vector<long double> descending_;
  long exponent_ = 0;
};

/// Bits that one term gains, from log2 of |a|/(2 sqrt|b|).
/// @param positive_b Of b at this place.
double gain(double log2_ratio, bool positive_b) {
  constexpr double kBitsPerNeper = 1 / std::numbers::ln2;
  if (std::isnan(log2_ratio)) return 0;
  if (log2_ratio > 500) return 2 * (log2_ratio + 1);
  const double ratio = std::exp2(log2_ratio);
  if (positive_b) return 2 * kBitsPerNeper * std::asinh(ratio);
  return ratio > 1 ? 2 * kBitsPerNeper * std::acosh(ratio) : 0;
}

std::string terms_needed(double terms) {
  return fmt::format("{} {:.2g} terms are needed, at most {:.2g} are computed", terms < kMaxTerms ? "about" : "more than", terms,
                     kMaxTerms);
}

/// Seconds of one core for integers of so many bits (measured: 2.6e7 bits 2.9 s).
double splitting_seconds(double bits) { return 4.5e-9 * bits * std::log2(bits + 2); }

/// Of balls of so many bits (measured: 4.8e6 terms at 300 bits).
double ball_seconds(double terms, double bits) { return terms * (8e-7 + 1e-9 * bits); }

double wanted_bits(long digits) { return bits_for(digits) + kSpareBits[0]; }

std::optional<Infeasible> splitting_infeasible(const Pcf& pcf, long digits) {
  const Depth depth = depth_for(pcf, wanted_bits(digits));
  const double seconds = recurrence_seconds(depth, wanted_bits(digits));
  if (depth.terms >= kMaxTerms) return Infeasible{terms_needed(depth.terms), seconds};
  if (!takes_balls(depth, wanted_bits(digits)) || seconds <= kMostBallSeconds) return std::nullopt;
  return Infeasible{
      fmt::format("about {:.2g} terms are needed, with integers of about {:.2g} bits, at most {:.2g}, or {:.2g} s of CPU time",
                  depth.terms, depth.bits, kMaxBits, kMostBallSeconds),
      seconds};
}

std::optional<Infeasible> terminating_infeasible(const Integer& first_zero) {
  if (first_zero <= kLongestTerminating) return std::nullopt;
  const auto zero = static_cast<double>(first_zero);
  return Infeasible{
      fmt::format("the finite continued fraction has {} {:.2g} terms, at most {:.2g} are summed",
                  std::isfinite(zero) ? "about" : "more than", std::min(zero, 1e308), static_cast<double>(kLongestTerminating)),
      kInfinity};
}

/// Neither factorial nor exponential.
bool is_slow(ConvergenceClass kind) { return kind != ConvergenceClass::factorial && kind != ConvergenceClass::exponential; }

}  // namespace

bool takes_balls(const Depth& depth, double bits) {
  return depth.terms > 1'000 && (depth.bits > kMaxBits || 3 * ball_seconds(depth.terms, bits) < splitting_seconds(depth.bits));
}

double recurrence_seconds(const Depth& depth, double bits) {
  return takes_balls(depth, bits) ? ball_seconds(depth.terms, bits) : splitting_seconds(depth.bits);
}

double most_easy_terms(double bits) { return 64 * bits + 50'000; }

bool is_easy(const Depth& depth, double bits) { return depth.bits <= most_easy_terms(bits) && depth.terms < most_easy_terms(bits); }

Depth depth_for(const Pcf& pcf, double bits, double most_terms) {
  const auto first = tail_bound_from(pcf);
  const double start = first && *first < Integer(1) << 60 ? static_cast<double>(*first) : most_terms;
  if (start >= most_terms && most_terms < kMaxTerms) return {most_terms, kInfinity};
  const LogSize log2_a(pcf.a), log2_b(pcf.b);
  Depth depth{8, 0};
  double gained = 0;
  while ((gained < bits || depth.terms < start) && depth.terms < most_terms) {
    double block = std::max(1.0, std::floor(depth.terms / 16));
    // Where b < 0 the eigenvalues may lie close together: a(n) a(n-1) + 4 b(n), not a(n)^2 + 4 b(n), tells them apart.
    const double n = depth.terms + block / 2, a = log2_a(n), b = log2_b(n);
    const bool positive_b = log2_b.is_positive(n);
    const double mean_a = positive_b ? a : (a + log2_a(n - 1)) / 2;
    const double step = std::max(gain(mean_a - b / 2 - 1, positive_b), 0.0);
    // Not past the end: the last block is cut to what is missing.
    if (gained + step * block > bits && depth.terms + block > start)
      block = std::clamp(std::max((bits - gained) / step, start - depth.terms), 1.0, block);
    gained += step * block;
    depth.terms = std::ceil(depth.terms + block);
    depth.bits += std::max({a, b / 2, 0.0}) * block;
  }
  return depth;
}

std::optional<Infeasible> limit_infeasible(const Pcf& pcf, const Convergence& convergence, long digits) {
  using enum ConvergenceClass;
  if (convergence.kind == divergent) return std::nullopt;
  if (convergence.kind == terminating) return terminating_infeasible(*convergence.first_zero);
  auto infeasible = approximation_infeasible(pcf, convergence, digits);
  if (infeasible && is_slow(convergence.kind) && rational_limit(pcf)) return std::nullopt;
  return infeasible;
}

std::optional<Infeasible> approximation_infeasible(const Pcf& pcf, const Convergence& convergence, long digits) {
  if (!is_slow(convergence.kind))
    return pcf.b.degree() == 0 && pcf.a.degree() == 0 ? std::nullopt
                                                      : splitting_infeasible(pcf, digits);  // the root of a quadratic
  if (digits <= kMaxSeriesDigits || closed_form_seconds(pcf, digits) < kMaxClosedFormSeconds) return std::nullopt;
  if (!splitting_infeasible(pcf, digits)) return std::nullopt;
  const double seconds = closed_form_seconds(pcf, digits);
  if (std::isfinite(seconds))
    return Infeasible{fmt::format("the closed form of this slowly converging PCF would take about {:.2g} s of CPU time", seconds),
                      seconds};
  return Infeasible{fmt::format("this PCF converges slowly and its tail series reaches {} digits", kMaxSeriesDigits), kInfinity};
}

double sampling_seconds(const Pcf& pcf, std::int64_t depth) {
  const LogSize log2_a(pcf.a), log2_b(pcf.b);
  const auto middle = static_cast<double>(depth) / 2, terms = static_cast<double>(depth);
  // The products keep both columns and every sample, and all are reduced.
  return 2.5 * splitting_seconds(terms * std::max({log2_a(middle), log2_b(middle), 1.0}));
}

double limit_seconds(const Pcf& pcf, const Convergence& convergence, long digits) {
  if (!convergence.converges() || convergence.kind == ConvergenceClass::terminating || (pcf.a.degree() == 0 && pcf.b.degree() == 0))
    return 0;
  if (is_slow(convergence.kind) && std::isfinite(closed_form_seconds(pcf, digits))) return closed_form_seconds(pcf, digits);
  const Depth depth = depth_for(pcf, wanted_bits(digits));
  if (is_slow(convergence.kind) && (depth.terms > kMostSlowTerms || digits <= kMaxSeriesDigits)) return 0;
  return recurrence_seconds(depth, wanted_bits(digits));
}

}  // namespace brouncker
