#include "engine/evaluate/limit.hpp"

#include "engine/evaluate/feasibility.hpp"
#include "engine/evaluate/quick_limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/evaluate/slow_limit.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "engine/recurrence/tail_bound.hpp"
#include "formulas/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker {
namespace {

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

}  // namespace

std::optional<Limit> limit_from_convergent(const Pcf& pcf, const Convergent& c, double log2_b, long digits) {
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
    return inverted ? infinite_limit(false, digits) : zero_limit(false, digits);
  }
  if (*error > size - bits_for(digits)) return std::nullopt;

  for (const long spare : kSpareBits) {
    const long bits = static_cast<long>(bits_for(digits) - size) + spare;
    const Integer quotient = scaled_quotient(x, y, bits);
    // |x/y - quotient/2^bits| <= 2^(2 - bits); in the inverse, |d(1/v)| <= 2 |dv| / v^2 for |dv| <= |v|/2.
    const double log2_total = std::max(*error, 2.0 - static_cast<double>(bits)) + 1 - (inverted ? 2 * size - 1 : 0.0);
    const Integer unit = Integer(1) << static_cast<unsigned long>(bits);
    const Rational value = inverted ? Rational(unit, quotient) : Rational(quotient, unit);
    if (auto limit = rounded_limit(value, power_of_two(static_cast<long>(std::ceil(log2_total))), digits, true)) return limit;
  }
  return std::nullopt;
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

Limit approximated_limit_of(const Pcf& pcf, const Convergence& convergence, long digits) {
  const bool constant = pcf.a.degree() == 0 && pcf.b.degree() == 0;
  if (constant || (convergence.kind != ConvergenceClass::factorial && convergence.kind != ConvergenceClass::exponential))
    return approximation_infeasible(pcf, convergence, digits) ? Limit{} : slow_limit(pcf, digits);
  if (auto limit = quick_limit(pcf, convergence, digits)) return *std::move(limit);
  const Depth depth = depth_for(pcf, bits_for(digits) + kSpareBits[0]);
  // Deeper where the guess was short, or where L is near to 0 or infinity.
  for (double factor = 1; factor * depth.terms < kMaxTerms && factor * depth.bits <= kMaxBits; factor *= 1.5) {
    const auto n = static_cast<std::int64_t>(factor * depth.terms) + 4;
    const Terms terms(pcf, n);
    const Convergent c = convergent(terms, n);
    if (auto limit = limit_from_convergent(pcf, c, log2_product_b(terms, n), digits)) return *limit;
  }
  return {};
}

std::string fixed_quotient(const Integer& p, const Integer& q, long decimals) {
  const long wanted = static_cast<long>(static_cast<double>(decimals) * kBitsPerDigit) + 256 +
                      std::max(0L, static_cast<long>(log2_abs(p) - log2_abs(q)));
  const long surplus = static_cast<long>(mpz_sizeinbase(q.backend().data(), 2)) - wanted;
  if (p == 0 || surplus <= 0) return fixed_decimal(Rational(p, q), decimals);
  return fixed_decimal(Rational(p >> static_cast<unsigned long>(surplus), q >> static_cast<unsigned long>(surplus)), decimals);
}

}  // namespace brouncker
