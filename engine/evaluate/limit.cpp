#include "engine/evaluate/limit.hpp"

#include "engine/evaluate/feasibility.hpp"
#include "engine/evaluate/quick_limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/evaluate/slow_limit.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "engine/recurrence/tail_bound.hpp"
#include "engine/stop.hpp"
#include "formulas/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker {
namespace {

/// Terms up to which quick_limit() is asked in the slow classes.
constexpr double kMostQuickTerms = 700;

/// Slack for logarithms taken in doubles.
constexpr double kSlackBits = 1e-5;

/// log2 of a bound of |K(n+1)| |det| / (|y_n| (|y_n| - |K(n+1) y_(n-1)|)): how far x_n/y_n is from the limit of x/y.
std::optional<double> log2_error(const TailBound& tail, double log2_product_b, const Integer& y, const Integer& y_previous) {
  const Integer above = numerator(tail.magnitude), below = denominator(tail.magnitude);
  const bool aligned = tail.sign != 0 && tail.sign * y.sign() * y_previous.sign() >= 0;
  const Integer rest = aligned ? Integer(abs(y) * below) : Integer(abs(y) * below - abs(y_previous) * above);
  if (rest <= 0) return std::nullopt;
  return log2_abs(above) + log2_product_b - log2_abs(y) - log2_abs(rest) + kSlackBits;
}

/// floor(x 2^bits / y) from the leading bits of x and y, to within 2 units. |x| <= |y|.
Integer scaled_quotient(const Integer& x, const Integer& y, long bits) {
  const long surplus = static_cast<long>(mpz_sizeinbase(y.backend().data(), 2)) - bits - 32;
  if (surplus <= 0) return Integer(x << static_cast<unsigned long>(bits)) / y;
  const Integer short_x = x >> static_cast<unsigned long>(surplus), short_y = y >> static_cast<unsigned long>(surplus);
  return Integer(short_x << static_cast<unsigned long>(bits)) / short_y;
}

double log2_product_b(const Terms& terms, std::int64_t n) {
  LogProduct product;
  for (std::int64_t k = 1; k <= n; ++k)
    if (terms.is_small()) product.multiply(static_cast<double>(terms.small_b(k)));
    else product.multiply(terms.b(k));
  return product.log2();
}

std::optional<Limit> limit_at(const Pcf& pcf, const Depth& depth, double bits, long digits, LimitEnclosure* enclosure) {
  const auto n = static_cast<std::int64_t>(depth.terms) + 4;
  if (takes_balls(depth, bits)) {
    const auto precision = static_cast<Bits>(bits + 4 * std::log2(depth.terms)) + 64;
    return limit_from_balls(pcf, ball_convergent(pcf, n, precision), digits, enclosure);
  }
  const Terms terms(pcf, n);
  return limit_from_convergent(pcf, convergent(terms, n), log2_product_b(terms, n), digits, enclosure);
}

/// The limit by convergents at `depth` and deeper: where the guess was short, where L is near to 0, infinity or a rounding
/// boundary.
std::optional<Limit> limit_by_recurrence(const Pcf& pcf, const Depth& depth, double most_terms, long digits,
                                         LimitEnclosure* enclosure) {
  const double bits = bits_for(digits) + kSpareBits[0];
  for (double factor = 1;; factor *= 1.5) {
    const Depth deeper{factor * depth.terms, factor * depth.bits};
    const bool reached = takes_balls(deeper, factor * bits) ? recurrence_seconds(deeper, factor * bits) <= kMostBallSeconds
                                                            : deeper.bits <= kMaxBits;
    if (!reached || !(deeper.terms < most_terms)) return std::nullopt;
    if (auto limit = limit_at(pcf, deeper, factor * bits, digits, enclosure)) return limit;
  }
}

}  // namespace

std::optional<Limit> limit_from_convergent(const Pcf& pcf, const Convergent& c, double log2_b, long digits,
                                           LimitEnclosure* enclosure) {
  const auto tail = tail_bound(pcf, c.n);
  if (!tail) return std::nullopt;
  // Work with x/y, the smaller of p/q and q/p.
  const bool inverted = abs(c.p) > abs(c.q);
  const Integer& x = inverted ? c.q : c.p;
  const Integer& y = inverted ? c.p : c.q;
  const auto error = log2_error(*tail, log2_b, y, inverted ? c.p_previous : c.q_previous);
  if (!error) return std::nullopt;

  const double size = log2_abs(x) - log2_abs(y);  // log2|x/y|, <= 0
  if (!(size > *error + 1)) {
    if (*error > log2_zero_threshold(pcf, digits)) return std::nullopt;
    if (enclosure && !inverted) *enclosure = {0, power_of_two(static_cast<long>(std::ceil(*error)) + 2), true};
    return inverted ? infinite_limit(false, digits) : zero_limit(false, digits);
  }
  if (*error > size - bits_for(digits)) return std::nullopt;

  for (const long spare : kSpareBits) {
    end_if_stopped();
    const long bits = static_cast<long>(bits_for(digits) - size) + spare;
    const Integer quotient = scaled_quotient(x, y, bits);
    // |x/y - quotient/2^bits| <= 2^(2 - bits); in the inverse, |d(1/v)| <= 2 |dv| / v^2 for |dv| <= |v|/2.
    const double log2_total = std::max(*error, 2.0 - static_cast<double>(bits)) + 1 - (inverted ? 2 * size - 1 : 0.0);
    const Integer unit = Integer(1) << static_cast<unsigned long>(bits);
    const Rational value = inverted ? Rational(unit, quotient) : Rational(quotient, unit);
    const Rational bound = power_of_two(static_cast<long>(std::ceil(log2_total)));
    if (auto limit = rounded_limit(value, bound, digits, true, enclosure)) return limit;
  }
  return std::nullopt;
}

std::optional<Limit> limit_from_balls(const Pcf& pcf, const BallConvergent& c, long digits, LimitEnclosure* enclosure) {
  const auto tail = tail_bound(pcf, c.n);
  if (!tail) return std::nullopt;
  const bool inverted = arf_cmpabs(arb_midref(c.p.get()), arb_midref(c.q.get())) > 0;
  const Real &x = inverted ? c.q : c.p, &y = inverted ? c.p : c.q, &y_previous = inverted ? c.p_previous : c.q_previous;
  // |K(n+1)| |det| / (|y| (|y| - |K(n+1) y_previous|))
  constexpr Bits kLow = 64;
  Real bound = to_real(tail->magnitude, kLow), rest, size, error;
  arb_abs(size.get(), y.get());
  arb_set(rest.get(), size.get());
  const int signs = arb_sgn_nonzero(y.get()) * arb_sgn_nonzero(y_previous.get()) * tail->sign;
  if (signs <= 0) {
    Real taken;
    arb_abs(taken.get(), y_previous.get());
    arb_mul(taken.get(), taken.get(), bound.get(), kLow);
    arb_sub(rest.get(), rest.get(), taken.get(), kLow);
  }
  if (!arb_is_positive(rest.get())) return std::nullopt;
  arb_mul(rest.get(), rest.get(), size.get(), kLow);
  arb_div(error.get(), bound.get(), rest.get(), kLow);
  // The logarithm of the determinant was taken in doubles.
  const double log2_product = std::ceil(c.log2_product_b + kSlackBits);
  arb_mul_2exp_si(error.get(), error.get(), static_cast<long>(log2_product));
  Real value, one(1);
  // As many bits as there are, but no more than any rounding or zero asks for.
  const double log2_zero = log2_zero_threshold(pcf, digits), most = bits_for(digits) + 2 * kBoundaryBits - log2_zero;
  const Bits known = std::max(arb_rel_accuracy_bits(x.get()), arb_rel_accuracy_bits(y.get()));
  const Bits precision = std::clamp<Bits>(known, 0, static_cast<Bits>(most)) + kLow;
  arb_div(value.get(), x.get(), y.get(), precision);
  arb_add_error(value.get(), error.get());
  return limit_of_ratio(inverted ? one : value, inverted ? value : one, digits, true, log2_zero, precision, enclosure);
}

std::optional<Limit> exact_limit_of(const Pcf& pcf, const Convergence& convergence, long digits) {
  if (!convergence.converges()) return Limit{};
  if (convergence.kind == ConvergenceClass::terminating) {
    if (*convergence.first_zero > kLongestTerminating) return Limit{};
    const auto n = static_cast<std::int64_t>(*convergence.first_zero) - 1;
    const Convergent c = convergent(Terms(pcf, n), n);
    return exact_limit(c.p, c.q, digits);
  }
  if (const auto rational = rational_limit(pcf)) return exact_limit(rational->p, rational->q, digits);
  return std::nullopt;
}

Limit limit_of(const Pcf& pcf, const Convergence& convergence, long digits) {
  if (auto exact = exact_limit_of(pcf, convergence, digits)) return *std::move(exact);
  return approximated_limit_of(pcf, convergence, digits);
}

EnclosedLimit enclosed_limit_of(const Pcf& pcf, const Convergence& convergence, long digits) {
  if (auto exact = exact_limit_of(pcf, convergence, digits)) {
    if (!exact->rational) return {*std::move(exact), {}};
    const LimitEnclosure point{*exact->rational, 0, true};
    return {*std::move(exact), point};
  }
  LimitEnclosure enclosure{0, -1, false};
  Limit limit = approximated_limit_of(pcf, convergence, digits, &enclosure);
  if (enclosure.radius < 0) return {std::move(limit), {}};
  return {std::move(limit), std::move(enclosure)};
}

Limit approximated_limit_of(const Pcf& pcf, const Convergence& convergence, long digits, LimitEnclosure* enclosure) {
  if (pcf.a.degree() == 0 && pcf.b.degree() == 0) return limit_by_closed_form(pcf, digits, enclosure).value_or(Limit{});
  const double bits = bits_for(digits) + kSpareBits[0];
  if (convergence.kind == ConvergenceClass::factorial || convergence.kind == ConvergenceClass::exponential) {
    if (!enclosure)
      if (auto limit = quick_limit(pcf, convergence, digits)) return *std::move(limit);
    return limit_by_recurrence(pcf, depth_for(pcf, bits), kMaxTerms, digits, enclosure).value_or(Limit{});
  }
  const Depth near = depth_for(pcf, bits, most_easy_terms(bits));
  if (is_easy(near, bits)) {
    if (!enclosure && near.terms < kMostQuickTerms)
      if (auto limit = quick_limit(pcf, convergence, digits)) return *std::move(limit);
    if (auto limit = limit_by_recurrence(pcf, near, 4 * near.terms, digits, enclosure)) return *std::move(limit);
  }
  if (approximation_infeasible(pcf, convergence, digits)) return {};
  if (auto limit = limit_by_closed_form(pcf, digits, enclosure)) return *std::move(limit);
  if (auto limit = proved_series_limit(pcf, digits, enclosure)) return *std::move(limit);
  const double most_terms = digits > kMaxSeriesDigits ? kMaxTerms : kMostSlowTerms;
  if (const Depth far = depth_for(pcf, bits, most_terms); far.terms < most_terms)
    if (auto limit = limit_by_recurrence(pcf, far, most_terms, digits, enclosure)) return *std::move(limit);
  return estimated_series_limit(pcf, digits, enclosure).value_or(Limit{});
}

std::string fixed_quotient(const Integer& p, const Integer& q, long decimals) {
  const long wanted = static_cast<long>(static_cast<double>(decimals) * kBitsPerDigit) + 256 +
                      std::max(0L, static_cast<long>(log2_abs(p) - log2_abs(q)));
  const long surplus = static_cast<long>(mpz_sizeinbase(q.backend().data(), 2)) - wanted;
  if (p == 0 || surplus <= 0) return fixed_decimal(Rational(p, q), decimals);
  return fixed_decimal(Rational(p >> static_cast<unsigned long>(surplus), q >> static_cast<unsigned long>(surplus)), decimals);
}

}  // namespace brouncker
