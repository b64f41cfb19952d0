#include "engine/evaluate/slow_limit.hpp"

#include "engine/evaluate/closed_limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/evaluate/tail_enclosure.hpp"
#include "engine/evaluate/tail_series.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/recurrence/ball_convergent.hpp"
#include "engine/recurrence/convergents.hpp"
#include "engine/stop.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace brouncker {
namespace {

/// Balls p_n + K(n+1) p_(n-1) and q_n + K(n+1) q_(n-1) whose quotient is the limit.
struct Joined {
  Real p, q;
  bool proved = false;  ///< the error of K(n+1) is a theorem, not an estimate
};

/// Beyond these the convergents are taken in balls.
constexpr std::int64_t kMostExactTerms = 20'000;

BallConvergent convergent_at(const Pcf& pcf, std::int64_t n, Bits precision) {
  if (n > kMostExactTerms) return ball_convergent(pcf, n, precision + 128);
  const Terms terms(pcf, n);
  const Convergent c = convergent(terms, n);
  LogProduct determinant;
  for (std::int64_t k = 1; k <= n; ++k) determinant.multiply(terms.b(k));
  return {n, to_real(c.p), to_real(c.p_previous), to_real(c.q), to_real(c.q_previous), determinant.log2()};
}

double log2_of(const Real& x) { return mag_get_d_log2_approx(Magnitude(x).get()); }

Joined joined(const Pcf& pcf, TailSeries& series, std::int64_t n, double wanted_bits, Bits precision) {
  end_if_stopped();
  BallConvergent c = convergent_at(pcf, n, precision);
  // dL/dK = |b(1) ... b(n)| / (q_n + K q_(n-1))^2, about |det| / q_n^2 unless they cancel; 64 bits of reserve.
  const double sensitivity = c.log2_product_b - 2 * log2_of(arb_is_zero(c.q.get()) ? c.q_previous : c.q);
  const double target = -wanted_bits - std::max(sensitivity, 0.0) - 64;
  TailSeries::Value tail = series.at(Integer(n), target);
  const auto error = proved_error(pcf, series, n, tail.terms);
  if (error) arb_add_error_mag(tail.tail.get(), error->get());
  // A series that ends (all later terms 0) leaves the target as its estimated error.
  else arb_add_error_2exp_si(tail.tail.get(), static_cast<long>(std::ceil(std::max(tail.log2_error, target))) + 2);
  Joined result{std::move(c.p), std::move(c.q), error.has_value()};
  arb_addmul(result.p.get(), tail.tail.get(), c.p_previous.get(), precision);
  arb_addmul(result.q.get(), tail.tail.get(), c.q_previous.get(), precision);
  return result;
}

/// Where to join, first guess. The terms fall like k!/(c n)^k; with half powers large coefficients come first and a larger n
/// is needed (measured on the published space: 128 and 2025 give 70 digits).
std::int64_t first_join(int ramification, double bits) {
  return static_cast<std::int64_t>((ramification == 1 ? 0.55 : 8.0) * bits) + 32;
}

/// How often n is doubled; and how often where the quotient may be 0, which more bits decide sooner than a larger n.
constexpr int kRounds = 10, kProofRounds = 10, kZeroRounds = 3;

/// Bits of p/q (or q/p) that the balls leave certain; 0 where the quotient may be 0 or infinite.
long certain_bits(const Joined& j, Bits precision) {
  Real ratio;
  arb_div(ratio.get(), j.p.get(), j.q.get(), precision);
  return arb_contains_zero(ratio.get()) ? 0 : std::max(0L, static_cast<long>(arb_rel_accuracy_bits(ratio.get())));
}

/// Precisions to try: few spare bits first; more where the limit lies near a rounding boundary, is 0 or infinite.
std::array<double, std::size(kSpareBits)> wanted_bits(long digits, double log2_zero) {
  std::array<double, std::size(kSpareBits)> wanted{};
  for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = bits_for(digits) + static_cast<double>(kSpareBits[i]);
  wanted[1] = std::max(wanted[1], 64 - log2_zero);
  wanted[2] = std::max(wanted[2], wanted[1]);
  return wanted;
}

/// The limit by joining the series at growing n.
/// @param proved Take only tails with a proved error; otherwise an estimated one, confirmed at a second n.
std::optional<Limit> limit_by_series(const Pcf& pcf, long digits, bool proved, LimitEnclosure* enclosure) {
  const double log2_zero = log2_zero_threshold(pcf, digits);
  const auto precisions = wanted_bits(digits, log2_zero);
  LimitEnclosure seen{0, -1, false};
  for (const double wanted : precisions) {
    // The last is for what lies on a rounding boundary only, not for what no precision helps.
    if (wanted == precisions.back() && seen.radius < 0) break;
    const auto precision = static_cast<Bits>(wanted) + 192;
    TailSeries series(pcf, precision);
    std::int64_t n = first_join(series.ramification(), wanted);
    for (int round = 0; round < (proved ? kProofRounds : kRounds); ++round, n *= 2) {
      const Joined first = joined(pcf, series, n, wanted, precision);
      if (proved && !first.proved) continue;
      const auto limit = limit_of_ratio(first.p, first.q, digits, proved, log2_zero, precision, &seen);
      if (enclosure && seen.radius >= 0) *enclosure = seen;
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

std::optional<Limit> proved_series_limit(const Pcf& pcf, long digits, LimitEnclosure* enclosure) {
  if (digits > kMaxSeriesDigits) return std::nullopt;
  return limit_by_series(pcf, digits, true, enclosure);
}

std::optional<Limit> estimated_series_limit(const Pcf& pcf, long digits, LimitEnclosure* enclosure) {
  if (digits > kMaxSeriesDigits) return std::nullopt;
  return limit_by_series(pcf, digits, false, enclosure);
}

std::optional<Limit> limit_by_closed_form(const Pcf& pcf, long digits, LimitEnclosure* enclosure) {
  if (closed_form_seconds(pcf, digits) > kMaxClosedFormSeconds) return std::nullopt;
  const double log2_zero = log2_zero_threshold(pcf, digits);
  for (const double wanted : wanted_bits(digits, log2_zero)) {
    end_if_stopped();
    const auto precision = static_cast<Bits>(wanted) + 32;
    const auto ratio = closed_form_limit(pcf, precision);
    if (!ratio) return std::nullopt;
    if (auto limit = limit_of_ratio(ratio->p, ratio->q, digits, true, log2_zero, precision, enclosure)) return limit;
  }
  return std::nullopt;
}

}  // namespace brouncker
