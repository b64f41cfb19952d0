#include "tests/engine/evaluate/plain_recurrence.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace brouncker::plain {
namespace {

constexpr Bits kPrecision = 640;

/// f(x) >= 0 for all x >= 0, as all coefficients say.
bool nowhere_negative(const Polynomial& f) {
  return std::ranges::all_of(f.ascending(), [](const Integer& c) { return c >= 0; });
}

bool positive_from(const Polynomial& f, std::int64_t n) {
  const Polynomial shifted = f.shifted(n);
  return nowhere_negative(shifted) && shifted.coefficient(0) > 0;
}

/// What is known of T_n for n from some n on; a is positive there.
enum class Theorem { none, positive, bounded };

Theorem theorem_at(const Pcf& pcf, std::int64_t n) {
  if (!positive_from(pcf.a, n)) return Theorem::none;
  if (positive_from(pcf.b, n + 1)) return Theorem::positive;
  const Polynomial k = Polynomial::of({1, 0}), products = pcf.a * pcf.a.shifted(1), later = pcf.b.shifted(1);
  const Polynomial odd = Integer(2) * k + Polynomial::of({1});
  const Polynomial most = odd * odd * products, numerators = Integer(16) * (k * (k + Polynomial::of({1}))) * later;
  const bool bounded = nowhere_negative((most - numerators).shifted(n)) && nowhere_negative((most + numerators).shifted(n));
  return bounded ? Theorem::bounded : Theorem::none;
}

Real tail(const Pcf& pcf, Theorem theorem, std::int64_t n) {
  Rational low, high;
  if (theorem == Theorem::positive) high = Rational(pcf.b(n + 1), pcf.a(n + 1));
  else {
    high = Rational(pcf.a(n) * (2 * n + 1), 4 * n);
    low = -high;
  }
  Real ball;
  arb_union(ball.get(), to_real(low, kPrecision).get(), to_real(high, kPrecision).get(), kPrecision);
  return ball;
}

/// p_n, p_(n-1) or q_n, q_(n-1) in balls.
struct Pair {
  Real now, before;
  void step(const Real& a, const Real& b) {
    Real next;
    arb_mul(next.get(), b.get(), before.get(), kPrecision);
    arb_addmul(next.get(), a.get(), now.get(), kPrecision);
    before = std::exchange(now, std::move(next));
  }
};

/// now/other.now + sign t d/(other.now (other.now + t other.before)).
Real quotient(const Pair& above, const Pair& below, const Real& t, const Real& d, bool minus) {
  Real bottom = below.now, correction, value;
  arb_addmul(bottom.get(), t.get(), below.before.get(), kPrecision);
  arb_mul(bottom.get(), bottom.get(), below.now.get(), kPrecision);
  arb_mul(correction.get(), t.get(), d.get(), kPrecision);
  arb_div(correction.get(), correction.get(), bottom.get(), kPrecision);
  arb_div(value.get(), above.now.get(), below.now.get(), kPrecision);
  if (minus) arb_sub(value.get(), value.get(), correction.get(), kPrecision);
  else arb_add(value.get(), value.get(), correction.get(), kPrecision);
  return value;
}

/// Of a PCF whose a is positive in the end.
std::optional<Enclosed> enclosed(const Pcf& pcf, double relative_width, std::int64_t deepest) {
  Pair p{brouncker::to_real(pcf.a(0)), Real(1)}, q{Real(1), Real(0)};
  Real d(1);
  std::optional<Enclosed> best;
  std::int64_t look = 16;
  for (std::int64_t n = 1; n <= deepest; ++n) {
    const Real a = brouncker::to_real(pcf.a(n)), b = brouncker::to_real(pcf.b(n));
    p.step(a, b);
    q.step(a, b);
    arb_mul(d.get(), d.get(), b.get(), kPrecision);
    arb_neg(d.get(), d.get());
    if (n < look && n < deepest) continue;
    look *= 2;
    const Theorem theorem = theorem_at(pcf, n);
    if (theorem == Theorem::none) continue;
    const Real t = tail(pcf, theorem, n);
    Enclosed found{quotient(p, q, t, d, false), false};
    if (!arb_is_finite(found.ball.get())) found = {quotient(q, p, t, d, true), true};
    if (!arb_is_finite(found.ball.get())) continue;
    best = std::move(found);
    if (log10_relative_width(best->ball) <= std::log10(relative_width)) break;
  }
  return best;
}

/// (-a + sqrt(a^2 + 4b))/2 at n + 1, without the root where it is not real.
Real steady_tail(const Pcf& pcf, std::int64_t n) {
  const Integer a = pcf.a(n + 1), b = pcf.b(n + 1);
  Real root = brouncker::to_real(Integer(std::max<Integer>(0, a * a + 4 * b)));
  arb_sqrt(root.get(), root.get(), kPrecision);
  arb_sub(root.get(), root.get(), brouncker::to_real(a).get(), kPrecision);
  arb_mul_2exp_si(root.get(), root.get(), -1);
  return root;
}

Real with_tail(const Pair& p, const Pair& q, const Real& t) {
  Real above = p.now, below = q.now, value;
  arb_addmul(above.get(), t.get(), p.before.get(), kPrecision);
  arb_addmul(below.get(), t.get(), q.before.get(), kPrecision);
  arb_div(value.get(), above.get(), below.get(), kPrecision);
  return value;
}

/// z - (z - y)^2/((z - y) - (y - x)) of each three in a row; empty where a difference is not told from 0.
std::vector<Real> accelerated(const std::vector<Real>& column) {
  std::vector<Real> next;
  for (std::size_t i = 2; i < column.size(); ++i) {
    Real first, second, bottom, value;
    arb_sub(first.get(), column[i - 1].get(), column[i - 2].get(), kPrecision);
    arb_sub(second.get(), column[i].get(), column[i - 1].get(), kPrecision);
    arb_sub(bottom.get(), second.get(), first.get(), kPrecision);
    if (arb_contains_zero(bottom.get())) return {};
    arb_mul(value.get(), second.get(), second.get(), kPrecision);
    arb_div(value.get(), value.get(), bottom.get(), kPrecision);
    arb_sub(value.get(), column[i].get(), value.get(), kPrecision);
    next.push_back(std::move(value));
  }
  return next;
}

}  // namespace

std::optional<std::int64_t> first_zero(const Polynomial& b, std::int64_t last) {
  for (std::int64_t n = 1; n <= last; ++n)
    if (b(n) == 0) return n;
  return std::nullopt;
}

std::optional<Rational> ended(const Pcf& pcf, std::int64_t n) {
  Integer p = pcf.a(0), before_p = 1, q = 1, before_q = 0;
  for (std::int64_t k = 1; k <= n; ++k) {
    const Integer a = pcf.a(k), b = pcf.b(k);
    before_p = std::exchange(p, Integer(a * p + b * before_p));
    before_q = std::exchange(q, Integer(a * q + b * before_q));
  }
  if (q == 0) return std::nullopt;
  return Rational(p, q);
}

std::optional<Enclosed> enclosed_limit(const Pcf& pcf, double relative_width, std::int64_t deepest) {
  if (pcf.a.leading() > 0) return enclosed(pcf, relative_width, deepest);
  std::optional<Enclosed> found = enclosed({-pcf.a, pcf.b}, relative_width, deepest);
  if (found) arb_neg(found->ball.get(), found->ball.get());
  return found;
}

std::optional<Extrapolated> extrapolated_limit(const Pcf& pcf, std::int64_t deepest) {
  if (pcf.a.leading() < 0) {
    auto found = extrapolated_limit({-pcf.a, pcf.b}, deepest);
    if (found) found->value = -found->value;
    return found;
  }
  Pair p{brouncker::to_real(pcf.a(0)), Real(1)}, q{Real(1), Real(0)};
  std::vector<Real> column;
  std::int64_t look = 32;
  for (std::int64_t n = 1; n <= deepest; ++n) {
    const Real a = brouncker::to_real(pcf.a(n)), b = brouncker::to_real(pcf.b(n));
    p.step(a, b);
    q.step(a, b);
    if (n < look) continue;
    look *= 2;
    column.push_back(with_tail(p, q, steady_tail(pcf, n)));
  }
  std::optional<Extrapolated> best;
  for (; column.size() >= 3; column = accelerated(column)) {
    Rational error = 0;
    for (std::size_t i = column.size() - 2; i < column.size(); ++i) {
      Real step;
      arb_sub(step.get(), column[i].get(), column[i - 1].get(), kPrecision);
      if (!arb_is_finite(step.get())) return best;
      error = std::max(error, Rational(abs(midpoint(step)) + radius(step)));
    }
    if (!best || error < best->error) best = {midpoint(column.back()), error};
  }
  return best;
}

std::optional<ErrorAt> error_at(const Pcf& pcf, std::int64_t n) {
  Integer p = pcf.a(0), before_p = 1, q = 1, before_q = 0;
  Real d(1);
  for (std::int64_t k = 1; k <= n; ++k) {
    const Integer a = pcf.a(k), b = pcf.b(k);
    before_p = std::exchange(p, Integer(a * p + b * before_p));
    before_q = std::exchange(q, Integer(a * q + b * before_q));
    arb_mul(d.get(), d.get(), brouncker::to_real(b).get(), kPrecision);
  }
  const std::optional<Enclosed> later = enclosed_limit({pcf.a.shifted(n + 1), pcf.b.shifted(n + 1)}, 1e-14, 2048);
  if (q == 0 || !later || log10_relative_width(later->ball) > -12) return std::nullopt;
  // |L - p_n/q_n| = |b(n+1) d_n|/(|q_n| |q_n L' + b(n+1) q_(n-1)|), or with 1/L' times numerator and denominator
  const Real b = brouncker::to_real(pcf.b(n + 1));
  Real above = d, below;
  arb_mul(above.get(), above.get(), b.get(), kPrecision);
  arb_mul(below.get(), b.get(), brouncker::to_real(before_q).get(), kPrecision);
  if (later->reciprocal) {
    arb_mul(below.get(), below.get(), later->ball.get(), kPrecision);
    arb_add(below.get(), below.get(), brouncker::to_real(q).get(), kPrecision);
    arb_mul(above.get(), above.get(), later->ball.get(), kPrecision);
  } else arb_addmul(below.get(), brouncker::to_real(q).get(), later->ball.get(), kPrecision);
  arb_mul(below.get(), below.get(), brouncker::to_real(q).get(), kPrecision);
  arb_div(above.get(), above.get(), below.get(), kPrecision);
  const auto log_of = [](Real x) {
    arb_abs(x.get(), x.get());
    arb_log(x.get(), x.get(), 128);
    return arf_get_d(arb_midref(x.get()), ARF_RND_NEAR);
  };
  if (!arb_is_finite(above.get()) || arb_rel_accuracy_bits(above.get()) < 30) return std::nullopt;
  return ErrorAt{log_of(above), log_of(brouncker::to_real(q)), log_of(brouncker::to_real(Integer(gcd(p, q))))};
}

double log10_relative_width(const Real& ball) {
  if (arb_contains_zero(ball.get())) return 0;
  if (arb_is_exact(ball.get())) return -300;
  return std::max(-300.0, -0.30102999566 * static_cast<double>(arb_rel_accuracy_bits(ball.get())));
}

}  // namespace brouncker::plain
