#include "engine/number/real_roots.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace brouncker {
namespace {

/// Bits beyond those of the result.
constexpr Bits kSpareBits = 32;

Real value(const Polynomial& p, const Real& x, Bits precision) {
  Real result;
  for (int k = p.degree(); k >= 0; --k) {
    const Real coefficient = to_real(p.coefficient(k));
    arb_mul(result.get(), result.get(), x.get(), precision);
    arb_add(result.get(), result.get(), coefficient.get(), precision);
  }
  return result;
}

/// sign p(x).
int sign(const Polynomial& p, const Rational& x) {
  const Integer top = numerator(x), bottom = denominator(x);
  Integer result = 0, power = 1;
  for (int k = p.degree(); k >= 0; --k) {
    result = result * top + p.coefficient(k) * power;
    power *= bottom;
  }
  return result.sign();
}

Real ball_of(const RootInterval& x, Bits precision) {
  const Real low = to_real(x.low, precision), high = to_real(x.high, precision);
  Real result;
  arb_union(result.get(), low.get(), high.get(), precision);
  return result;
}

/// The middle of a ball minus p/p' there, p' over the whole ball: contains every root that the ball does. False where p' may vanish.
bool newton(const Polynomial& p, const Polynomial& derivative, Real& x, Bits precision) {
  Real middle, step = value(derivative, x, precision);
  if (arb_contains_zero(step.get())) return false;
  arb_get_mid_arb(middle.get(), x.get());
  const Real at = value(p, middle, precision);
  arb_div(step.get(), at.get(), step.get(), precision);
  arb_sub(step.get(), middle.get(), step.get(), precision);
  // Both contain the root.
  Real both;
  if (!arb_intersection(both.get(), x.get(), step.get(), precision)) return false;
  const bool narrower = mag_cmp(arb_radref(both.get()), arb_radref(x.get())) < 0;
  x = std::move(both);
  return narrower;
}

/// Halves the interval until Newton's step makes a quarter of it.
Real start(RootInterval x, const Polynomial& p, const Polynomial& derivative) {
  const int at_high = sign(p, x.high);
  for (Bits bits = 64;; bits += 2) {
    Real ball = ball_of(x, bits + kSpareBits), before = ball;
    if (newton(p, derivative, ball, bits + kSpareBits)) {
      mag_t quarter;
      mag_init(quarter);
      mag_mul_2exp_si(quarter, arb_radref(before.get()), -2);
      const bool fast = mag_cmp(arb_radref(ball.get()), quarter) <= 0;
      mag_clear(quarter);
      if (fast) return ball;
    }
    const Rational middle = (x.low + x.high) / 2;
    const int here = sign(p, middle);
    if (here == 0) return to_real(middle, 2 * bits);
    (here == at_high ? x.high : x.low) = middle;
  }
}

}  // namespace

Real root_in(const RootInterval& interval, const Polynomial& p, Bits precision) {
  if (interval.low == interval.high) return to_real(interval.low, precision + kSpareBits);
  const Polynomial derivative = p.derivative();
  Real x = start(interval, p, derivative);
  const Bits last = precision + kSpareBits;
  for (Bits bits = std::max<Bits>(arb_rel_accuracy_bits(x.get()), kSpareBits); arb_rel_accuracy_bits(x.get()) < precision;) {
    const Bits next = std::min(last, 2 * bits + kSpareBits);
    const bool narrower = newton(p, derivative, x, next + static_cast<Bits>(msb(p.height())) + kSpareBits);
    if (!narrower && next == last) break;  // the values of p need more bits than these: the caller comes back with them
    bits = next;
  }
  return x;
}

std::vector<Real> real_roots(const Polynomial& p, Bits precision) {
  std::vector<Real> result;
  for (const RootInterval& interval : isolated_real_roots(p)) result.push_back(root_in(interval, p, precision));
  return result;
}

}  // namespace brouncker
