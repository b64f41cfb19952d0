#include "engine/generate/prediction.hpp"

#include "engine/prove/find/walk_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <boost/math/special_functions/digamma.hpp>

namespace brouncker::generate {
namespace {

constexpr Exponents3 kBase{0, 0, -1};
/// Steps after which slopes are measured: within 0.1 of a half-integer in nearly all of 3,000 directions.
constexpr int kDepth = 40;
constexpr double kNearHalf = 0.15;

double size(const Rational& x) { return static_cast<double>(x); }

/// exponent log|x|, 0 for exponent 0.
double part(int exponent, double x) { return exponent == 0 ? 0 : exponent * std::log(std::fabs(x)); }

/// log|w| at t.
double log_weight(const WalkSite& site, const Exponents3& e, double t) {
  const double u = static_cast<double>(site.u()), v = static_cast<double>(site.v());
  return part(e[0], t) + part(e[1], 1 - t) + part(e[2], v - u * t);
}

/// Of [0, 1], up to rounding.
bool is_inside(double t) { return t > -1e-9 && t < 1 + 1e-9; }

double fraction(const Rational& x) {
  Integer floor = numerator(x) / denominator(x);
  if (floor * denominator(x) > numerator(x)) --floor;
  return size(Rational(x - floor));
}

int floor_of(const Rational& x) { return static_cast<int>(static_cast<long>(std::lround(size(x) - fraction(x)))); }

/// Where one of e_i x, and their sum, passes an integer, 0 and 1 as well.
std::vector<Rational> breakpoints(const WalkSite& site, const Exponents3& e) {
  std::vector<Rational> result{0, 1};
  const Rational shift(site.half, 2);
  const auto add = [&](int slope, const Rational& offset) {
    for (int k = 0; slope != 0 && k <= std::abs(slope); ++k)
      if (const Rational x = (k - offset) / std::abs(slope); x > 0 && x < 1) result.push_back(x);
  };
  add(e[0], shift), add(e[1], 0), add(e[2], 0), add(e[0] + e[1] + e[2], shift);
  std::ranges::sort(result);
  const auto repeated = std::ranges::unique(result);
  result.erase(repeated.begin(), repeated.end());
  return result;
}

/// Whether the integral with exponents floor(e x) is a rational multiple of X_0.
bool is_degenerate(const WalkSite& site, const Exponents3& e, const Rational& x) {
  const Exponents3 at{floor_of(e[0] * x + Rational(site.half, 2)), floor_of(e[1] * x), floor_of(e[2] * x)};
  const auto m = numeric_walk(site, {at[0] - kBase[0], at[1] - kBase[1], at[2] - kBase[2]}, kBase).matrix;
  return m[1] == 0 && m[0] != 0;
}

std::vector<Integer> small_primes_of(const WalkSite& site) {
  Integer rest = abs(2 * site.u() * site.v() * (site.u() - site.v()));
  std::vector<Integer> result;
  for (Integer p = 2; p * p <= rest; ++p) {
    if (rest % p != 0) continue;
    result.push_back(p);
    while (rest % p == 0) rest /= p;
  }
  if (rest > 1) result.push_back(rest);
  return result;
}

long exponent_of(const Integer& p, const Integer& x) {
  if (x == 0) return 0;
  Integer rest;
  return static_cast<long>(mpz_remove(rest.backend().data(), x.backend().data(), p.backend().data()));
}
long exponent_of(const Integer& p, const Rational& x) {
  return exponent_of(p, Integer(numerator(x))) - exponent_of(p, Integer(denominator(x)));
}

/// The product of the first steps: its matrix without content, and the valuations of what was divided out.
class Product {
 public:
  Product(const WalkSite& site, const Exponents3& direction, std::vector<Integer> primes, const Exponents3& base = kBase)
      : site_(site), direction_(direction), base_(base), primes_(std::move(primes)), taken_(primes_.size()) {}

  /// @return Whether the product is one of matrices without poles, and not singular.
  bool step() {
    const Exponents3 at{base_[0] + n_ * direction_[0], base_[1] + n_ * direction_[1], base_[2] + n_ * direction_[2]};
    const auto [m, scale] = numeric_walk(site_, direction_, at);
    if (scale == 0) return false;
    const auto x = matrix_;
    matrix_ = {m[0] * x[0] + m[1] * x[2], m[0] * x[1] + m[1] * x[3], m[2] * x[0] + m[3] * x[2], m[2] * x[1] + m[3] * x[3]};
    Integer content = 0;
    for (const Integer& entry : matrix_) content = gcd(content, entry);
    for (Integer& entry : matrix_) entry /= content;
    for (std::size_t i = 0; i < primes_.size(); ++i) taken_[i] += exponent_of(primes_[i], scale) + exponent_of(primes_[i], content);
    ++n_;
    return matrix_[1] != 0;
  }

  long of_first_row(std::size_t i) const { return taken_[i] + exponent_of(primes_[i], Integer(gcd(matrix_[0], matrix_[1]))); }

  double log_denominator() const {
    const Integer q = abs(matrix_[1] / gcd(matrix_[0], matrix_[1]));
    long exponent = 0;
    const double mantissa = mpz_get_d_2exp(&exponent, q.backend().data());
    return std::log(mantissa) + static_cast<double>(exponent) * std::numbers::ln2;
  }

 private:
  WalkSite site_;
  Exponents3 direction_, base_;
  std::vector<Integer> primes_;
  std::vector<long> taken_;
  std::array<Integer, 4> matrix_{1, 0, 0, 1};
  int n_ = 0;
};

}  // namespace

double CriticalValues::digits_per_term() const { return (large - small) / std::numbers::ln10; }

std::optional<CriticalValues> critical_values(const WalkSite& site, const Exponents3& e) {
  const double u = static_cast<double>(site.u()), v = static_cast<double>(site.v());
  // e0 (1-t)(v-ut) - e1 t (v-ut) - u e2 t (1-t) = 0
  const double square = u * (e[0] + e[1] + e[2]), linear = -(e[0] * (u + v) + e[1] * v + e[2] * u), constant = e[0] * v;
  double inner = 0, outer = 0;
  if (e[0] + e[1] + e[2] == 0) {
    if (linear == 0) return std::nullopt;
    inner = log_weight(site, e, -constant / linear), outer = part(e[2], u);
  } else {
    const double discriminant = linear * linear - 4 * square * constant;
    if (discriminant <= 0) return std::nullopt;
    const double root = std::sqrt(discriminant);
    const double x = (-linear + root) / (2 * square), y = (-linear - root) / (2 * square);
    const double at_x = log_weight(site, e, x), at_y = log_weight(site, e, y);
    const bool x_inside = is_inside(x), y_inside = is_inside(y);
    inner = x_inside && y_inside ? std::max(at_x, at_y) : x_inside ? at_x : at_y;
    outer = x_inside && y_inside ? std::min(at_x, at_y) : x_inside ? at_y : at_x;
  }
  if (!std::isfinite(inner) || !std::isfinite(outer) || outer - inner < 1e-6) return std::nullopt;
  return CriticalValues{inner, outer};
}

double kappa(const WalkSite& site, const Exponents3& e) {
  const std::vector<Rational> points = breakpoints(site, e);
  const auto psi = [](double x) { return boost::math::digamma(x); };
  double result = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Rational middle = (points[i] + points[i + 1]) / 2;
    const double from = size(points[i]), to = size(points[i + 1]);
    const double sum = fraction(e[0] * middle + Rational(site.half, 2)) + fraction(e[1] * middle) + fraction(e[2] * middle);
    if (sum < 1) continue;
    result += from == 0 ? psi(1 + to) - psi(1 + from) : psi(to) - psi(from);
    if (sum >= 2) continue;
    for (int k = 0; k <= 1; ++k)
      if (from + k > 0 && is_degenerate(site, e, middle + k)) result -= 1 / (from + k) - 1 / (to + k);
  }
  return result;
}

double small_primes(const WalkSite& site, const Exponents3& direction, int depth) {
  const std::vector<Integer> primes = small_primes_of(site);
  Product product(site, direction, primes);
  std::vector<long> before;
  for (int n = 0; n < depth; ++n) product.step();
  for (std::size_t i = 0; i < primes.size(); ++i) before.push_back(product.of_first_row(i));
  for (int n = 0; n < depth; ++n) product.step();
  double result = 0;
  for (std::size_t i = 0; i < primes.size(); ++i) {
    double slope = static_cast<double>(product.of_first_row(i) - before[i]) / depth;
    const double near = std::round(2 * slope) / 2;
    if (std::fabs(slope - near) <= kNearHalf) slope = near;
    result += slope * std::log(static_cast<double>(primes[i]));
  }
  return result;
}

std::optional<Prediction> predicted(const WalkSite& site, const Exponents3& e) {
  // Where the order of the pole does not grow, the walk is reducible and the formula is that of its image under Euler's
  // transformation.
  const int sum = e[0] + e[1] + e[2];
  const Exponents3 direction = e[2] != 0 ? e : site.half ? Exponents3{sum, 0, -e[1]} : Exponents3{0, sum, -e[0]};
  const auto values = critical_values(site, direction);
  if (!values || direction[2] == 0) return std::nullopt;
  const double log_q = values->large + kappa(site, direction) - small_primes(site, direction, kDepth);
  if (!(log_q > 0)) return std::nullopt;
  return Prediction{values->digits_per_term(), log_q, (values->large - values->small) / log_q - 1};
}

std::optional<double> estimated_delta(const WalkSite& site, const Exponents3& direction, const CriticalValues& values) {
  constexpr int kSteps = 24;
  Product product(site, direction, {}, site.gamma != 0 ? Exponents3{1, 0, 0} : kBase);
  for (int n = 0; n < kSteps; ++n)
    if (!product.step()) return std::nullopt;
  const double half = product.log_denominator();
  for (int n = 0; n < kSteps; ++n)
    if (!product.step()) return std::nullopt;
  const double log_q = (product.log_denominator() - half) / kSteps;
  if (!(log_q > 0)) return std::nullopt;
  return (values.large - values.small) / log_q - 1;
}

double log_denominator(const WalkSite& site, const Exponents3& direction, int steps) {
  Product product(site, direction, {});
  for (int n = 0; n < steps; ++n) product.step();
  return product.log_denominator();
}

std::optional<Outlook> estimated_outlook(const WalkSite& site, const Exponents3& direction) {
  const auto values = critical_values(site, direction);
  if (!values) return std::nullopt;
  return Outlook{values->digits_per_term(), {}, estimated_delta(site, direction, *values)};
}

}  // namespace brouncker::generate
