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
    long double value = 0;
    for (const long double c : descending_) value = value * n + c;
    return value == 0 ? -kInfinity : static_cast<double>(std::log2(std::fabs(value))) + static_cast<double>(exponent_);
  }

 private:
  std::vector<long double> descending_;
  long exponent_ = 0;
};

/// Bits that one term gains, from log2 of |a|/(2 sqrt|b|).
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

std::optional<Infeasible> splitting_infeasible(const Pcf& pcf, long digits) {
  const Depth depth = depth_for(pcf, bits_for(digits) + kSpareBits[0]);
  if (depth.terms >= kMaxTerms) return Infeasible{terms_needed(depth.terms), splitting_seconds(depth.bits)};
  if (depth.bits <= kMaxBits) return std::nullopt;
  return Infeasible{fmt::format("integers of about {:.2g} bits are needed, at most {:.2g} are computed", depth.bits, kMaxBits),
                    splitting_seconds(depth.bits)};
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

Depth depth_for(const Pcf& pcf, double bits) {
  const Integer first = tail_bound_from(pcf);
  const double start = first < Integer(1) << 60 ? static_cast<double>(first) : kMaxTerms;
  const LogSize log2_a(pcf.a), log2_b(pcf.b);
  const bool positive_b = pcf.b.leading() > 0;
  Depth depth{8, 0};
  double gained = 0;
  while ((gained < bits || depth.terms < start) && depth.terms < kMaxTerms) {
    double block = std::max(1.0, std::floor(depth.terms / 16));
    const double n = depth.terms + block / 2, a = log2_a(n), b = log2_b(n);
    const double step = std::max(gain(a - b / 2 - 1, positive_b), 0.0);
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

}  // namespace brouncker
