#include "engine/evaluate/slow_limit.hpp"

#include "engine/evaluate/closed_limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/evaluate/tail_enclosure.hpp"
#include "engine/evaluate/tail_series.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/recurrence/convergents.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker {
namespace {

/// Balls p_n + K(n+1) p_(n-1) and q_n + K(n+1) q_(n-1) whose quotient is the limit.
struct Joined {
  Real p, q;
  bool proved = false;  ///< the error of K(n+1) is a theorem, not an estimate
};

Joined joined(const Pcf& pcf, TailSeries& series, std::int64_t n, double wanted_bits, Bits precision) {
  const Terms terms(pcf, n);
  const Convergent c = convergent(terms, n);
  LogProduct determinant;
  for (std::int64_t k = 1; k <= n; ++k) determinant.multiply(terms.b(k));
  // dL/dK = |b(1) ... b(n)| / (q_n + K q_(n-1))^2, about |det| / q_n^2 unless they cancel; 64 bits of reserve.
  const double sensitivity = determinant.log2() - 2 * log2_abs(c.q == 0 ? c.q_previous : c.q);
  const double target = -wanted_bits - std::max(sensitivity, 0.0) - 64;
  TailSeries::Value tail = series.at(Integer(n), target);
  const auto error = proved_error(pcf, series, n, tail.terms);
  if (error) arb_add_error_mag(tail.tail.get(), error->get());
  // A series that ends (all later terms 0) leaves the target as its estimated error.
  else arb_add_error_2exp_si(tail.tail.get(), static_cast<long>(std::ceil(std::max(tail.log2_error, target))) + 2);
  Joined result{to_real(c.p), to_real(c.q), error.has_value()};
  arb_addmul(result.p.get(), tail.tail.get(), to_real(c.p_previous).get(), precision);
  arb_addmul(result.q.get(), tail.tail.get(), to_real(c.q_previous).get(), precision);
  return result;
}

/// Where to join, first guess. The terms fall like k!/(c n)^k; with half powers large coefficients come first and a larger n
/// is needed (measured on the published space: 128 and 2025 give 70 digits).
std::int64_t first_join(int ramification, double bits) {
  return static_cast<std::int64_t>((ramification == 1 ? 0.55 : 8.0) * bits) + 32;
}

/// How often n is doubled; and how often where the quotient may be 0, which more bits decide sooner than a larger n.
constexpr int kRounds = 12, kProofRounds = 8, kZeroRounds = 3;

/// Bits of p/q (or q/p) that the balls leave certain; 0 where the quotient may be 0 or infinite.
long certain_bits(const Joined& j, Bits precision) {
  Real ratio;
  arb_div(ratio.get(), j.p.get(), j.q.get(), precision);
  return arb_contains_zero(ratio.get()) ? 0 : std::max(0L, static_cast<long>(arb_rel_accuracy_bits(ratio.get())));
}

/// The limit from its closed form; nullopt where there is none, or where it does not decide the digits.
std::optional<Limit> limit_by_closed_form(const Pcf& pcf, long digits) {
  const double log2_zero = log2_zero_threshold(pcf, digits);
  for (const double wanted : {bits_for(digits) + kSpareBits[0], std::max(bits_for(digits) + kSpareBits[1], 64 - log2_zero)}) {
    const auto precision = static_cast<Bits>(wanted) + 32;
    const auto ratio = closed_form_limit(pcf, precision);
    if (!ratio) return std::nullopt;
    if (auto limit = limit_of_ratio(ratio->p, ratio->q, digits, true, log2_zero, precision)) return limit;
  }
  return std::nullopt;
}

/// The limit by joining the series at growing n.
/// @param proved Take only tails with a proved error; otherwise an estimated one, confirmed at a second n.
std::optional<Limit> limit_by_series(const Pcf& pcf, long digits, bool proved) {
  const double log2_zero = log2_zero_threshold(pcf, digits);
  // First with few spare bits; with many where the limit lies on a rounding boundary, is 0 or infinite.
  for (const double wanted : {bits_for(digits) + kSpareBits[0], std::max(bits_for(digits) + kSpareBits[1], 64 - log2_zero)}) {
    const auto precision = static_cast<Bits>(wanted) + 192;
    TailSeries series(pcf, precision);
    std::int64_t n = first_join(series.ramification(), wanted);
    for (int round = 0; round < (proved ? kProofRounds : kRounds); ++round, n *= 2) {
      const Joined first = joined(pcf, series, n, wanted, precision);
      if (proved && !first.proved) continue;
      const auto limit = limit_of_ratio(first.p, first.q, digits, proved, log2_zero, precision);
      if (!limit) {
        const long bits = certain_bits(first, precision);
        if (bits > 0 && static_cast<double>(bits) < wanted - 40) continue;  // a larger n brings more
        if (round >= kZeroRounds || bits > 0) break;                        // undecided for another reason
        continue;
      }
      if (proved) return limit;
      const Joined second = joined(pcf, series, n + n / 3, wanted, precision);
      const auto confirmation = limit_of_ratio(second.p, second.q, digits, false, log2_zero, precision);
      if (confirmation && confirmation->value == limit->value) return limit;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Limit> slow_limit_by_series(const Pcf& pcf, long digits) {
  if (digits > kMaxSeriesDigits) return std::nullopt;
  if (auto limit = limit_by_series(pcf, digits, true)) return limit;
  return limit_by_series(pcf, digits, false);
}

Limit slow_limit(const Pcf& pcf, long digits) {
  if (auto limit = limit_by_closed_form(pcf, digits)) return *limit;
  return slow_limit_by_series(pcf, digits).value_or(Limit{});
}

}  // namespace brouncker
