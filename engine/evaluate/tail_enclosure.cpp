#include "engine/evaluate/tail_enclosure.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace brouncker {
namespace {

constexpr Bits kLowPrecision = 64;
constexpr double kRoundUp = 1 + 0x1p-40;  // of a few operations on doubles

/// p(k) has the sign `sign` for every k >= n, shown by the coefficients of p(n + x).
bool has_sign_from(const Polynomial& p, const Integer& n, int sign) {
  const Polynomial shifted = p.shifted(n);
  const auto& c = shifted.ascending();
  return c.front() != 0 && std::all_of(c.begin(), c.end(), [sign](const Integer& x) { return x.sign() * sign >= 0; });
}

/// Everything in units of N^e and N^(-k/r), so that sums over orders are sums of numbers.
class Majorant {
 public:
  Majorant(const TailSeries& series, std::int64_t n, int terms)
      : r_(series.ramification()), e_(series.leading_power()), n_(static_cast<double>(n)) {
    step_ = to_real(Integer(n));
    if (r_ == 2) arb_sqrt(step_.get(), step_.get(), kLowPrecision);
    arb_inv(step_.get(), step_.get(), kLowPrecision);  // N^(-1/r)
    Real power(1);
    for (int k = 0; k < std::max(terms, r_ * static_cast<int>(std::ceil(e_)) + 1); ++k) {
      alpha_.push_back(upper(product(series.alpha(k), power)));
      if (k < terms) {
        t_.push_back(upper(product(series.coefficient(k), power)));
        geometric_.emplace_back(kRoundUp / (1 - std::max(std::fabs(exponent(k)), 1.0) / n_));
      }
      arb_mul(power.get(), power.get(), step_.get(), kLowPrecision);
    }
  }

  const Real& step() const { return step_; }
  double exponent(int k) const { return e_ - static_cast<double>(k) / r_; }
  int terms() const { return static_cast<int>(t_.size()); }

  /// sum over k >= first of |t_k| N^(-k/r).
  Magnitude sum_t(int first) const {
    Magnitude sum;
    for (int k = first; k < terms(); ++k) sum.add(t_[static_cast<std::size_t>(k)]);
    return sum;
  }
  /// sum over k >= 1 of |t_k| |e - k/r| N^(-k/r).
  Magnitude sum_derivative() const {
    Magnitude sum;
    for (int k = 1; k < terms(); ++k) sum.add_product(t_[static_cast<std::size_t>(k)], Magnitude(std::fabs(exponent(k))));
    return sum;
  }

  /// Whether the sums over i of binom(|q| + i - 1, i) N^-i are near to geometric series of ratio at most 3/4 for every q in use:
  /// the ratio of two terms is (|q| + i)/((i + 1) N) <= max(|q|, 1)/N.
  bool converges() const { return 4 * (std::fabs(exponent(terms())) + e_ + 2) < 3 * n_; }

  /// bounds[J] >= sum over m >= J of |w_m| N^(-m/r), 0 <= J <= last.
  std::vector<Magnitude> tails_of_w(int last) const {
    // first[k] = |t_k| N^(-k/r) binom(|q| + i - 1, i) N^-i for the first i with k + r i >= J.
    std::vector<Magnitude> first = t_, bounds;
    for (int order = 0; order <= last; ++order) {
      Magnitude sum;
      for (std::size_t k = 0; k < first.size(); ++k) sum.add_product(first[k], geometric_[k]);
      for (int m = order; m < static_cast<int>(alpha_.size()); ++m) sum.add(alpha_[static_cast<std::size_t>(m)]);
      bounds.push_back(sum);
      for (int k = order % r_; k <= std::min(order, terms() - 1); k += r_) {
        const int i = (order - k) / r_;
        first[static_cast<std::size_t>(k)] =
            first[static_cast<std::size_t>(k)] * Magnitude(kRoundUp * (std::fabs(exponent(k)) + i) / ((i + 1) * n_));
      }
    }
    return bounds;
  }

  /// sum over m >= order of |t_i| |w_(m-i)| N^(-m/r).
  Magnitude residual(const std::vector<Magnitude>& tails_of_w, int order) const {
    Magnitude sum;
    for (int i = 0; i < terms(); ++i)
      sum.add_product(t_[static_cast<std::size_t>(i)], tails_of_w[static_cast<std::size_t>(order - i)]);
    return sum;
  }
  /// sum over k >= first of |alpha_k| N^(-k/r).
  Magnitude sum_alpha(int first) const {
    Magnitude sum;
    for (int k = first; k < static_cast<int>(alpha_.size()); ++k) sum.add(alpha_[static_cast<std::size_t>(k)]);
    return sum;
  }

 private:
  static Real product(const Real& x, const Real& y) {
    Real result;
    arb_mul(result.get(), x.get(), y.get(), kLowPrecision);
    return result;
  }
  static Magnitude upper(const Real& x) { return Magnitude(x); }

  int r_;
  double e_, n_;
  Real step_;
  std::vector<Magnitude> t_, alpha_, geometric_;
};

void subtract(Real& x, const Magnitude& y) { arb_sub(x.get(), x.get(), y.ball().get(), kLowPrecision); }

Real absolute(Real x) {
  arb_abs(x.get(), x.get());
  return x;
}

/// A lower bound of sigma = |S(n)|/n^e for n >= N.
Real lower_sigma(const TailSeries& series, const Majorant& m) {
  Real sigma = absolute(series.coefficient(0));
  subtract(sigma, m.sum_t(1));
  return sigma;
}

/// sigma p/(1 + p/N), from S(n)(1 - rho(n+1)/rho(n)), where rho(n+1)/rho(n) = (1 + 1/n)^-p <= n/(n + p), p = j/r - e >= 1.
Real falling(const Real& sigma, double p, std::int64_t n) {
  Real factor, result;
  arb_set_d(factor.get(), p / (1 + p / static_cast<double>(n)) * (1 - 0x1p-40));
  arb_mul(result.get(), sigma.get(), factor.get(), kLowPrecision);
  return result;
}

/// kappa for 2s < t: a(n+1) + (S(n+1) - S(n)) + S(n)(1 - rho(n+1)/rho(n)), the first term of the order n^(e - 1/r).
Real lower_kappa_regular(const TailSeries& series, const Majorant& m, const Real& sigma, double p, std::int64_t n) {
  Real kappa = absolute(series.alpha(1));  // in units of n^(e - 1/r), like the others of a
  Magnitude others = m.sum_alpha(2);
  Real inverse_step;
  arb_inv(inverse_step.get(), m.step().get(), kLowPrecision);
  subtract(kappa, others * Magnitude(inverse_step));
  // |(n+1)^q - n^q| <= 2 |q| n^(q-1); k = 0 only helps.
  Real rest = falling(sigma, p, n);
  subtract(rest, m.sum_derivative() * Magnitude(2.0));
  if (series.ramification() == 1) {
    arb_add(kappa.get(), kappa.get(), rest.get(), kLowPrecision);
  } else if (!arb_is_nonnegative(rest.get())) {
    arb_mul(rest.get(), rest.get(), m.step().get(), kLowPrecision);
    arb_add(kappa.get(), kappa.get(), rest.get(), kLowPrecision);
  }
  return kappa;
}

/// kappa at a double root: (a(n+1) + S(n+1) + S(n)) + |S(n)| (1 - rho(n+1)/rho(n)); the order n^e vanishes.
Real lower_kappa_double_root(const TailSeries& series, const Majorant& m, const std::vector<Magnitude>& w, const Real& sigma,
                             double p, std::int64_t n, int sign) {
  Real kappa = series.coefficient(1), inverse_step;
  arb_add(kappa.get(), kappa.get(), series.shifted_coefficient(1).get(), kLowPrecision);
  if (sign < 0) arb_neg(kappa.get(), kappa.get());
  arb_inv(inverse_step.get(), m.step().get(), kLowPrecision);
  Magnitude rest = m.sum_t(2);
  rest.add(w[2]);
  subtract(kappa, rest * Magnitude(inverse_step));
  if (series.ramification() == 1) arb_add(kappa.get(), kappa.get(), falling(sigma, p, n).get(), kLowPrecision);
  return kappa;
}

}  // namespace

std::optional<Magnitude> proved_error(const Pcf& pcf, const TailSeries& series, std::int64_t n, int terms) {
  const int r = series.ramification(), order = terms + (series.is_double_root() ? 1 : 0), j = order - 1;
  const double e = series.leading_power(), p = static_cast<double>(j) / r - e;
  // Then no b(n+1) is left in the residual, rho falls, and S has its first two coefficients.
  if (order <= 2 * r * e || p < 1 || terms < 3) return std::nullopt;
  const int sign = pcf.a.leading().sign();
  if (!has_sign_from(pcf.a, n, sign) || !has_sign_from(pcf.b, n, pcf.b.leading().sign())) return std::nullopt;

  const Majorant m(series, n, terms);
  if (!m.converges()) return std::nullopt;
  const std::vector<Magnitude> w = m.tails_of_w(order);
  const Real sigma = lower_sigma(series, m);
  const Real kappa = series.is_double_root() ? lower_kappa_double_root(series, m, w, sigma, p, n, sign)
                                             : lower_kappa_regular(series, m, sigma, p, n);
  if (!arb_is_positive(sigma.get()) || !arb_is_positive(kappa.get())) return std::nullopt;

  const Magnitude residual = m.residual(w, order);
  Real rho, limit;  // rho(N)/N^e
  arb_mul(rho.get(), m.step().get(), kappa.get(), kLowPrecision);
  arb_div(rho.get(), residual.ball().get(), rho.get(), kLowPrecision);
  arb_mul_2exp_si(rho.get(), rho.get(), 1);
  // rho^2 <= E, and rho well below |S| and a(n+1) + S(n+1).
  arb_mul(limit.get(), rho.get(), rho.get(), kLowPrecision);
  if (!arb_le(limit.get(), residual.ball().get()) || !arb_lt(rho.get(), sigma.get())) return std::nullopt;
  if (series.is_double_root()) {
    Real room = absolute(series.shifted_coefficient(0));
    subtract(room, w[1]);
    if (!arb_lt(rho.get(), room.get())) return std::nullopt;
  }
  Real scale;  // N^e
  arb_ui_pow_ui(scale.get(), static_cast<ulong>(n), static_cast<ulong>(std::lround(2 * e)), kLowPrecision);
  arb_sqrt(scale.get(), scale.get(), kLowPrecision);
  return Magnitude(rho) * Magnitude(scale);
}

}  // namespace brouncker
