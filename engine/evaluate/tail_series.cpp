#include "engine/evaluate/tail_series.hpp"

#include "engine/number/logarithm.hpp"
#include "engine/stop.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace brouncker {
namespace {

Real exact(const Integer& value) { return to_real(value); }

Real square_root(const Rational& value, Bits precision) {
  Real root = to_real(value, precision);
  arb_sqrt(root.get(), root.get(), precision);
  return root;
}

/// log2 of an upper bound of |x|.
double log2_magnitude(const Real& x) {
  if (arb_is_zero(x.get())) return -std::numeric_limits<double>::infinity();
  mag_t bound;
  mag_init(bound);
  arb_get_mag(bound, x.get());
  const double result = mag_get_d_log2_approx(bound);
  mag_clear(bound);
  return result;
}

}  // namespace

TailSeries::TailSeries(const Pcf& pcf, Bits precision) : a_(pcf.a.shifted(1)), b_(pcf.b.shifted(1)), precision_(precision) {
  const int s = a_.degree(), t = b_.degree();
  const int sign = a_.leading() > 0 ? 1 : -1;
  double_root_ = t == 2 * s;
  if (!double_root_) {
    twice_e_ = t;
    r_ = t % 2 == 0 ? 1 : 2;
    Real t0 = square_root(Rational(b_.leading()), precision);
    if (sign < 0) arb_neg(t0.get(), t0.get());
    w_.push_back(t0);
    t_.push_back(std::move(t0));
    return;
  }
  twice_e_ = 2 * s;
  const Polynomial excess = pcf.a * pcf.a.shifted(-1) + Integer(4) * pcf.b;
  const Integer first = excess.coefficient(2 * s - 1);
  assert(first >= 0);
  r_ = first == 0 ? 1 : 2;
  // t_0 = -A/2 and w_0 = A/2; the discriminant of the quadratic for t_1 is 4 times that of the next order of a(n)a(n-1) + 4b(n).
  const Rational t0(Integer(-a_.leading()), 2);
  Real t1;
  if (r_ == 2) {
    t1 = square_root(Rational(first, 4), precision);
    if (sign < 0) arb_neg(t1.get(), t1.get());
  } else {
    const Rational kappa1 = t0 * s + Rational(a_.coefficient(s - 1));
    const Rational linear = kappa1 + t0 * (s - 1);
    const Rational kappa2 = t0 * s * (s - 1) / 2 + Rational(a_.coefficient(s - 2));
    const Rational discriminant = linear * linear - 4 * (t0 * kappa2 - Rational(b_.coefficient(2 * s - 2)));
    assert(discriminant >= 0);
    t1 = square_root(discriminant, precision);
    if (sign < 0) arb_neg(t1.get(), t1.get());
    arb_sub(t1.get(), t1.get(), to_real(linear, precision).get(), precision);
    arb_mul_2exp_si(t1.get(), t1.get(), -1);
  }
  t_ = {to_real(t0, precision), t1};
  w_.push_back(to_real(Rational(-t0), precision));
  Real w1 = known_part(1, 1);
  arb_add(w1.get(), w1.get(), t1.get(), precision);
  w_.push_back(std::move(w1));
}

/// Coefficient of n^(e - m/r) in a(n+1).
Real TailSeries::alpha(int m) const {
  const int twice_power = twice_e_ - 2 * m / r_;
  return (2 * m) % r_ == 0 && twice_power % 2 == 0 ? exact(a_.coefficient(twice_power / 2)) : Real();
}

/// Coefficient of n^(2e - m/r) in b(n+1).
Real TailSeries::beta(int m) const { return m % r_ == 0 ? exact(b_.coefficient(twice_e_ - m / r_)) : Real(); }

/// kappa_m = alpha_m + sum_(j >= first_step) t_(m - rj) binom(e - (m - rj)/r, j): what is known of w_m before t_m is. The
/// binomials of one m follow from each other: binom_j = binom_(j-1) (e - m/r + j)/j.
Real TailSeries::known_part(int m, int first_step) const {
  Real sum = alpha(m), binomial(1), factor;
  for (int j = 1; r_ * j <= m; ++j) {
    arb_mul_si(binomial.get(), binomial.get(), twice_e_ - 2 * m / r_ + 2 * j, precision_);
    arb_div_ui(binomial.get(), binomial.get(), static_cast<unsigned long>(2 * j), precision_);
    if (j >= first_step) arb_addmul(sum.get(), binomial.get(), t_[static_cast<std::size_t>(m - r_ * j)].get(), precision_);
  }
  return sum;
}

/// sum_(first <= i <= m - first) t_i w_(m-i).
Real TailSeries::remaining_products(int m, int first) const {
  Real sum;
  const int count = m - 2 * first + 1;
  if (count > 0)
    arb_dot(sum.get(), nullptr, 0, t_[static_cast<std::size_t>(first)].get(), 1, w_[static_cast<std::size_t>(m - first)].get(), -1,
            count, precision_);
  return sum;
}

void TailSeries::extend() {
  static_assert(sizeof(Real) == sizeof(arb_struct), "arb_dot walks a vector of handles");
  const int next = static_cast<int>(t_.size());
  const int m = double_root_ ? next + 1 : next;  // the order that determines t_next
  const Real& pivot = t_[double_root_ ? 1 : 0];
  Real known = known_part(next, 1);  // kappa_next

  Real value = beta(m), divisor = pivot;
  arb_mul_2exp_si(divisor.get(), divisor.get(), 1);
  if (!double_root_) {
    arb_submul(value.get(), t_[0].get(), known.get(), precision_);
    arb_sub(value.get(), value.get(), remaining_products(m, 1).get(), precision_);
  } else {
    // Order m: t_0 kappa_m + t_1 (t_next + kappa_next) + t_next w_1 + ... = beta_m, and for r = 1 kappa_m holds t_next itself.
    const Real later = known_part(m, r_ == 1 ? 2 : 1);
    arb_submul(value.get(), t_[0].get(), later.get(), precision_);
    arb_submul(value.get(), t_[1].get(), known.get(), precision_);
    arb_sub(value.get(), value.get(), remaining_products(m, 2).get(), precision_);
    arb_add(divisor.get(), t_[1].get(), w_[1].get(), precision_);
    if (r_ == 1) {
      Real share = t_[0];
      arb_mul_si(share.get(), share.get(), twice_e_ / 2 - next, precision_);
      arb_add(divisor.get(), divisor.get(), share.get(), precision_);
    }
  }
  arb_div(value.get(), value.get(), divisor.get(), precision_);
  arb_add(known.get(), known.get(), value.get(), precision_);
  t_.push_back(std::move(value));
  w_.push_back(std::move(known));
}

TailSeries::Value TailSeries::at(const Integer& n, double log2_wanted) {
  const Real argument = exact(n);
  Real step = argument;  // n^(-1/r)
  if (r_ == 2) arb_sqrt(step.get(), step.get(), precision_);
  arb_inv(step.get(), step.get(), precision_);
  Real power = argument;  // n^(e - k/r)
  if (twice_e_ % 2 != 0) {
    arb_sqrt(power.get(), power.get(), precision_);
    arb_pow_ui(power.get(), power.get(), static_cast<unsigned long>(twice_e_), precision_);
  } else {
    arb_pow_ui(power.get(), power.get(), static_cast<unsigned long>(twice_e_ / 2), precision_);
  }

  // Terms can vanish by parity, so the larger of two successive ones tells the size. Cut where that is smallest; the search ends
  // when it is small enough, or well past the place of the smallest.
  const double log2_n = log2_abs(n), log2_first = log2_magnitude(t_[0]);
  std::vector<Real> terms;
  std::size_t cut = 0;
  double error = std::numeric_limits<double>::infinity(), before = error;
  for (std::size_t k = 0; error > log2_wanted && k < 2 * cut + 40; ++k) {
    end_if_stopped();
    while (t_.size() <= k) extend();
    terms.emplace_back();
    arb_mul(terms[k].get(), t_[k].get(), power.get(), precision_);
    arb_mul(power.get(), power.get(), step.get(), precision_);
    // A coefficient that is 0 by accident, or all of them from some place on, says nothing about the error of one that is cut
    // there.
    const double plain = log2_first + (twice_e_ / 2.0 - static_cast<double>(k) / r_) * log2_n;
    const double size = std::max(log2_magnitude(terms[k]), plain);
    if (k > 0 && std::max(before, size) < error) error = std::max(before, size), cut = k - 1;
    before = size;
  }
  Value value{Real(), error, static_cast<int>(cut)};
  for (std::size_t k = 0; k < cut; ++k) arb_add(value.tail.get(), value.tail.get(), terms[k].get(), precision_);
  return value;
}

}  // namespace brouncker
