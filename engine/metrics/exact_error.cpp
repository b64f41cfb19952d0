// With the minimal solution u_n = D p_n - P q_n of the recurrence, u_-1 = D, u_0 = D a(0) - P, in exact integers:
// |L - p_n/q_n| = |u_n| / (|D| |q_n|).
#include "engine/metrics/exact_error.hpp"

#include "engine/number/logarithm.hpp"
#include "engine/recurrence/convergents.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// Beyond this the doubles of log_gcd decide the sign of the gain: they are right to 1e-10.
constexpr double kDecided = 1e-6;

/// log|x/y|, with the right sign where x and y are next to each other.
double log_ratio(const Integer& x, const Integer& y) {
  const double logarithm = log_abs(x) - log_abs(y);
  const int order = mpz_cmpabs(x.backend().data(), y.backend().data());
  return order == 0 ? 0.0 : order > 0 ? std::max(logarithm, 0.0) : std::min(logarithm, 0.0);
}

/// log(|D| g / |u|), exactly 0 where they are equal; g = gcd(p_n, q_n).
double reduced_gain(const Pcf& pcf, const Integer& bottom, const Integer& u, const Sample& last) {
  if (last.log_gcd == 0) return log_ratio(bottom, u);
  const double gain = log_abs(bottom) + last.log_gcd - log_abs(u);
  if (std::fabs(gain) > kDecided) return gain;
  const Convergent c = convergent(Terms(pcf, last.n), last.n);
  return log_ratio(bottom * gcd(c.p, c.q), u);
}

/// (u_n, u_(n-1)) -> (u_(n+1), u_n).
void advance(const Terms& terms, std::int64_t next, Integer& u, Integer& before) {
  mpz_ptr x = before.backend().data(), y = u.backend().data();
  if (terms.is_small()) {
    mpz_mul_si(x, x, terms.small_b(next));
    const std::int64_t a = terms.small_a(next);
    if (a >= 0) mpz_addmul_ui(x, y, static_cast<unsigned long>(a));
    else mpz_submul_ui(x, y, static_cast<unsigned long>(-a));
  } else {
    const Integer a = terms.a(next), b = terms.b(next);
    mpz_mul(x, x, b.backend().data());
    mpz_addmul(x, y, a.backend().data());
  }
  mpz_swap(x, y);
}

}  // namespace

ExactGain measure_against(const Pcf& pcf, const Rational& limit, std::span<Sample> points) {
  const Integer bottom = denominator(limit);
  const Terms terms(pcf, points.back().n);
  const double log_bottom = log_abs(bottom);
  Integer before = bottom, u = bottom * terms.a(0) - numerator(limit);
  std::int64_t n = 0;
  for (Sample& point : points) {
    while (n < point.n) advance(terms, ++n, u, before);
    point.log_error = log_abs(u) - log_bottom - point.log_q;
  }
  if (u == 0) return {HUGE_VAL, HUGE_VAL};
  return {log_ratio(bottom, u), reduced_gain(pcf, bottom, u, points.back())};
}

}  // namespace brouncker
