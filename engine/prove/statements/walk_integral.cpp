#include "engine/prove/statements/walk_integral.hpp"

#include "engine/prove/statements/gamma_product.hpp"
#include "engine/prove/statements/radical.hpp"
#include "formulas/closed_form.hpp"

#include <algorithm>
#include <cstdlib>

namespace brouncker {
namespace {

Polynomial powered(const Polynomial& p, int exponent) {
  Polynomial result = Polynomial::constant(1);
  for (int i = 0; i < exponent; ++i) result = result * p;
  return result;
}

Rational powered(const Integer& x, int exponent) {
  const Integer power = pow(x, static_cast<unsigned>(std::abs(exponent)));
  return exponent < 0 ? Rational(1) / Rational(power) : Rational(power);
}

/// rational + factor x, x the constant of the site.
struct Value {
  Rational rational = 0, factor = 0;
};

/// log(v/(v - u)), or artanh(sqrt z) sqrt z or arctan(sqrt -z) sqrt -z, or (1 - z)^(beta - 1): factor * atom.
closed::Multiple constant_of(const WalkSite& site) {
  if (site.power) return radical(1 / (1 - site.z), 1 - site.beta);
  if (!site.half) return closed::logarithm(Rational(site.v(), site.v() - site.u()));
  return site.z > 0 ? closed::root_times_atanh(site.z) : closed::root_times_atan(-site.z);
}

/// The integral of y^m dt, y = v - u t.
Value whole_power(const WalkSite& site, int m) {
  const Integer u = site.u(), v = site.v();
  if (m == -1) return {0, Rational(1, u)};
  return {(powered(v, m + 1) - powered(v - u, m + 1)) / Rational(u * (m + 1)), 0};
}

/// [m]/[0] for m = lowest, ..., highest: from [0] upwards, from [-1] = x/v downwards.
std::vector<Value> relative_powers(const WalkSite& site, int lowest, int highest) {
  const Rational u(site.u()), v(site.v());
  std::vector<Value> result(static_cast<std::size_t>(highest - lowest + 1));
  const auto middle = [&](int m) { return Rational((1 - site.beta) * u - v + m * (2 * v - u)); };
  Rational x = 1, before = 0;  // [k], [k-1]
  for (int k = 0; k <= highest; ++k) {
    if (k >= lowest) result[static_cast<std::size_t>(k - lowest)] = {x, 0};
    const Rational next = (k * v * (u - v) * before - middle(-k) * x) / (k + 1);
    before = x, x = next;
  }
  x = 1 / v, before = 0;  // [-k], [1-k], over x; the factor of [1-k] is 0 for k = 1
  for (int k = 1; - k >= lowest; ++k) {
    if (-k <= highest) result[static_cast<std::size_t>(-k - lowest)] = {0, x};
    const Rational next = -(middle(k) * x + (1 - k) * before) / (k * v * (u - v));
    before = x, x = next;
  }
  return result;
}

/// The integrals of y^m t^(-h/2) dt for m = lowest, ..., highest.
/// h = 1: (m + 1/2) K_m - m v K_(m-1) = (v - u)^m, K_0 = 2, K_(-1) = 2 x/(|z| v).
std::vector<Value> powers_of_y(const WalkSite& site, int lowest, int highest) {
  if (site.power) return relative_powers(site, lowest, highest);
  const Integer v = site.v(), end = v - site.u();
  std::vector<Value> result(static_cast<std::size_t>(highest - lowest + 1));
  const auto put = [&](int m, const Value& value) {
    if (m >= lowest && m <= highest) result[static_cast<std::size_t>(m - lowest)] = value;
  };
  if (!site.half) {
    for (int m = lowest; m <= highest; ++m) put(m, whole_power(site, m));
    return result;
  }
  Rational k = 2;
  put(0, {k, 0});
  for (int m = 1; m <= highest; ++m) {
    k = (powered(end, m) + Rational(m * v) * k) / Rational(2 * m + 1, 2);
    put(m, {k, 0});
  }
  Value below{0, Rational(2 / (abs(site.z) * Rational(v)))};
  put(-1, below);
  for (int m = -1; m > lowest; --m) {
    const Rational factor(2 * m + 1, 2 * m * v);
    below = {below.rational * factor - powered(end, m) / Rational(m * v), below.factor * factor};
    put(m - 1, below);
  }
  return result;
}

/// 2^d p(t/2).
Polynomial halved(const Polynomial& p) {
  std::vector<Integer> ascending = p.ascending();
  for (std::size_t i = 0; i < ascending.size(); ++i) ascending[i] <<= static_cast<unsigned>(ascending.size() - 1 - i);
  return Polynomial(std::move(ascending));
}

/// Whether p >= 0 on [0, 1], by the coefficients of (1 + y)^d p(1/(1 + y)), on halves of the interval where these have both signs.
bool is_non_negative_on_unit_interval(const Polynomial& p, int depth = 8) {
  if (p(0) < 0 || p(1) < 0) return false;
  std::vector<Integer> reversed(p.ascending().rbegin(), p.ascending().rend());  // y^d p(1/y), at y + 1
  if (std::ranges::all_of(Polynomial(std::move(reversed)).shifted(1).ascending(), [](const Integer& c) { return c >= 0; }))
    return true;
  const Polynomial half = halved(p);
  if (depth == 0 || half(1) < 0) return false;
  return is_non_negative_on_unit_interval(half, depth - 1) && is_non_negative_on_unit_interval(half.shifted(1), depth - 1);
}

/// tau.
theorem_rows::GammaProduct gamma_quotient(const WalkSite& site) {
  const Rational half(1, 2), b = site.beta / 2;
  theorem_rows::GammaProduct result;
  result.multiply(1 - b, 1), result.multiply(3 * half - b - site.gamma, 1);
  result.multiply(half - b, -1), result.multiply(2 - b - site.gamma, -1);
  return result;
}

/// [t^k] with gamma + m over [1], or over [t] for odd k: with x = (r + 1 - beta)/2, r = 0 or 1 the parity of k, y = 1 - gamma
/// and j = (k - r)/2 it is B(x + j, y - m)/B(x, y).
Rational beta_ratio(const WalkSite& site, int k, int m) {
  const Rational x = (k % 2 + 1 - site.beta) / 2, y = 1 - site.gamma, sum = x + y;
  Rational result = 1;
  const int j = k / 2;
  for (int i = 0; i < j; ++i) result *= x + i;
  for (int i = 1; i <= m; ++i) result /= y - i;
  for (int i = 0; i < j - m; ++i) result /= sum + i;
  for (int i = 1; i <= m - j; ++i) result *= sum - i;
  return result;
}

/// Over [1].
LinearForm gamma_integral(const WalkSite& site, const Exponents3& e) {
  const int m = std::max(0, -e[2]);
  const Polynomial p = powered(Polynomial::of({1, 0}), e[0]) * powered(Polynomial::of({-1, 1}), e[1] + m) *
                       powered(Polynomial::of({1, 1}), std::max(0, e[2]));
  Value sum;
  for (int k = 0; k <= p.degree(); ++k)
    if (p.coefficient(k) != 0) (k % 2 == 0 ? sum.rational : sum.factor) += Rational(p.coefficient(k)) * beta_ratio(site, k, m);
  const theorem_rows::GammaProduct tau = gamma_quotient(site);
  LinearForm result;
  result.add(sum.rational);
  const Expression rest = tau.rest();
  if (closed::rational_value(rest)) result.add(sum.factor * tau.factor() * *closed::rational_value(rest));
  else if (sum.factor != 0) result.add(sum.factor * tau.factor(), rest);
  return result;
}

/// The integral of p(t) e^(zt): E_m = (e^z - m E_(m-1))/z.
LinearForm exponential_integral(const Rational& z, const Polynomial& p) {
  Value power{-1 / z, 1 / z}, sum;
  for (int m = 0; m <= p.degree(); ++m) {
    if (m > 0) power = {-m * power.rational / z, (1 - m * power.factor) / z};
    sum.rational += power.rational * Rational(p.coefficient(m));
    sum.factor += power.factor * Rational(p.coefficient(m));
  }
  LinearForm result;
  result.add(sum.rational);
  if (sum.factor != 0) result.add(sum.factor, z == 1 ? Expression::constant("e") : closed::call("exp", {closed::number(z)}));
  return result;
}

std::string power_text(const std::string& base, const Rational& exponent) {
  if (exponent == 1) return base;
  return base + (denominator(exponent) == 1 ? "^" + exponent.str() : "^(" + exponent.str() + ")");
}

/// t^i (1 - t)^j (v - u t)^l with exponents less some fractions, or with e^(zt).
std::string product_text(const WalkSite& site, const Exponents3& e, const std::array<Rational, 3>& less, bool with_exponential) {
  const Integer u = site.u(), v = site.v(), size = abs(u);
  const std::string slope = size == 1 ? "" : size.str() + " ", pole = "(" + v.str() + (u > 0 ? " - " : " + ") + slope + "t)";
  const std::string bases[] = {"t", "(1 - t)", pole};
  std::string text;
  const auto add = [&](const std::string& factor) { text += (text.empty() ? "" : " ") + factor; };
  for (std::size_t i = 0; i < 3; ++i)
    if (const Rational exponent = e[i] - less[i]; exponent != 0) add(power_text(bases[i], exponent));
  if (with_exponential) add(site.z == 1 ? std::string("e^t") : "e^(" + site.z.str() + " t)");
  return text.empty() ? "1" : text;
}

}  // namespace

std::string w_text(const WalkSite& site, const Exponents3& w) { return product_text(site, w, {}, false); }
std::string phi_text(const WalkSite& site, const Exponents3& phi) {
  return product_text(site, phi, site.fractions(), site.exponential);
}

Integer WalkSite::unit() const {
  Integer result = 2;
  for (const Rational& x : fractions()) result = lcm(result, Integer(denominator(x)));
  return result;
}

LinearForm integral_of(const WalkSite& site, const Exponents3& e) {
  if (site.gamma != 0) return gamma_integral(site, e);
  if (site.exponential)
    return exponential_integral(site.z, powered(Polynomial::of({1, 0}), e[0]) * powered(Polynomial::of({-1, 1}), e[1]));
  const Integer u = site.u(), v = site.v();
  // t = (v - y)/u, 1 - t = (y + u - v)/u
  const Polynomial in_y = powered(Polynomial({v, -1}), e[0]) * powered(Polynomial({u - v, 1}), e[1]);
  const std::vector<Value> powers = powers_of_y(site, e[2], e[2] + in_y.degree());
  Value sum;
  for (int i = 0; i <= in_y.degree(); ++i) {
    const Value& each = powers[static_cast<std::size_t>(i)];
    sum.rational += each.rational * Rational(in_y.coefficient(i));
    sum.factor += each.factor * Rational(in_y.coefficient(i));
  }
  const Rational scale = powered(u, -(e[0] + e[1]));
  const closed::Multiple x = constant_of(site);
  LinearForm result;
  result.add(scale * sum.rational);
  if (const auto whole = closed::rational_value(x.atom)) result.add(scale * sum.factor * x.factor * *whole);
  else if (sum.factor != 0) result.add(scale * sum.factor * x.factor, x.atom);
  return result;
}

std::array<Polynomial, 2> numerator_and_denominator(const WalkSite& site, const Exponents3& w) {
  const Polynomial pole({site.v(), -site.u()});
  return {powered(Polynomial::of({1, 0}), w[0]) * powered(Polynomial::of({-1, 1}), w[1]) * powered(pole, std::max(0, w[2])),
          powered(pole, std::max(0, -w[2]))};
}

bool is_bounded_on_unit_interval(const WalkSite& site, const Exponents3& w, const Rational& bound) {
  const auto [n, d] = numerator_and_denominator(site, w);
  // N >= 0 there.
  return is_non_negative_on_unit_interval(Integer(numerator(bound)) * d - Integer(denominator(bound)) * n);
}

Exponents3 next_weight(const WalkIntegral& x) { return {x.phi[0] + x.w[0], x.phi[1] + x.w[1], x.phi[2] + x.w[2]}; }

std::optional<ClosedForm> integral_limit(const WalkIntegral& x) {
  return recessive_limit(x.recurrence, integral_of(x.site, x.phi), integral_of(x.site, next_weight(x)));
}

}  // namespace brouncker
