#include "engine/prove/statements/walk_integral.hpp"

#include "formulas/closed_form.hpp"

#include <algorithm>

namespace brouncker {
namespace {

Polynomial powered(const Polynomial& p, int exponent) {
  Polynomial result = Polynomial::constant(1);
  for (int i = 0; i < exponent; ++i) result = result * p;
  return result;
}

const Polynomial& minus() {
  static const Polynomial p = Polynomial::of({-1, 0, 1});
  return p;
}
const Polynomial& plus() {
  static const Polynomial p = Polynomial::of({1, 0, 1});
  return p;
}

Rational power_of_2(int exponent) {
  const Integer power = Integer(1) << static_cast<unsigned>(std::abs(exponent));
  return exponent < 0 ? Rational(1, power) : Rational(power);
}

/// The integral of (1 + s^2)^m over [0, 1].
LinearForm even_power(int m) {
  LinearForm result;
  if (m >= 0) {
    const Polynomial p = powered(plus(), m);
    for (int i = 0; i <= p.degree(); ++i) result.add(Rational(p.coefficient(i), i + 1));
    return result;
  }
  // J_(-k-1) = 1/(2k 2^k) + (2k-1)/(2k) J_(-k), J_(-1) = pi/4
  Rational rational = 0, pi(1, 4);
  for (int k = 1; k < -m; ++k) {
    const Rational factor(2 * k - 1, 2 * k);
    rational = rational * factor + Rational(1, 2 * k) * power_of_2(-k);
    pi *= factor;
  }
  result.add(rational);
  result.add(pi, Expression::constant("pi"));
  return result;
}

/// The integral of u^m over [1, 2].
LinearForm odd_power(int m) {
  LinearForm result;
  if (m == -1) result.add(1, closed::call("log", {closed::number(2)}));
  else result.add((power_of_2(m + 1) - 1) / (m + 1));
  return result;
}

/// g times the logarithmic derivative.
Polynomial logarithmic(const Exponents3& e) {
  const Polynomial square = Polynomial::of({1, 0, 0});
  return Integer(e[0]) * (minus() * plus()) + Integer(-2 * e[1]) * (square * plus()) + Integer(2 * e[2]) * (square * minus());
}

/// 2^d p(s/2).
Polynomial halved(const Polynomial& p) {
  std::vector<Integer> ascending = p.ascending();
  for (std::size_t i = 0; i < ascending.size(); ++i) ascending[i] <<= static_cast<unsigned>(ascending.size() - 1 - i);
  return Polynomial(std::move(ascending));
}

/// Whether p >= 0 on [0, 1], by the coefficients of (1 + y)^d p(1/(1 + y)), on halves of the interval where these have both signs.
bool is_non_negative_on_unit_interval(const Polynomial& p, int depth = 8) {
  std::vector<Integer> reversed(p.ascending().rbegin(), p.ascending().rend());  // y^d p(1/y), at y + 1
  if (std::ranges::all_of(Polynomial(std::move(reversed)).shifted(1).ascending(), [](const Integer& c) { return c >= 0; }))
    return true;
  const Polynomial half = halved(p);
  if (depth == 0 || p(0) < 0 || p(1) < 0 || half(1) < 0) return false;
  return is_non_negative_on_unit_interval(half, depth - 1) && is_non_negative_on_unit_interval(half.shifted(1), depth - 1);
}

}  // namespace

LinearForm integral_of(const Exponents3& e) {
  LinearForm result;
  const bool odd = e[0] % 2 != 0;
  // With u = 1 + s^2: s^i (1 - s^2)^j = (u - 1)^(i/2) (2 - u)^j, and s ds = du/2.
  const Polynomial in_u = powered(Polynomial::of({1, -1}), e[0] / 2) * powered(Polynomial::of({-1, 2}), e[1]);
  for (int i = 0; i <= in_u.degree(); ++i) {
    const Rational factor(in_u.coefficient(i), odd ? 2 : 1);
    result.add(factor, odd ? odd_power(i + e[2]) : even_power(i + e[2]));
  }
  return result;
}

Bivariate in_s(const Polynomial& p) {
  std::vector<Polynomial> by_s;
  for (const Integer& c : p.ascending()) by_s.push_back(Polynomial::constant(c));
  return Bivariate(std::move(by_s));
}

std::array<Polynomial, 2> numerator_and_denominator(const Exponents3& w) {
  const Polynomial s = Polynomial::of({1, 0});
  return {powered(s, w[0]) * powered(minus(), w[1]) * powered(plus(), std::max(0, w[2])), powered(plus(), std::max(0, -w[2]))};
}

Bivariate derivative_part(const Exponents3& w, const Exponents3& phi, const Bivariate& p) {
  const Polynomial g = Polynomial::of({1, 0}) * minus() * plus();
  const Polynomial twice_d = Integer(4 * std::max(0, -w[2])) * (Polynomial::of({1, 0, 0}) * minus());
  const Bivariate factor = Bivariate::monomial(1, 0) * in_s(logarithmic(w)) + in_s(logarithmic(phi) - twice_d);
  return (in_s(g) * p).derivative_k() + p * factor;
}

bool is_bounded_on_unit_interval(const Exponents3& w, const Rational& bound) {
  const auto [n, d] = numerator_and_denominator(w);
  // N >= 0 there.
  return is_non_negative_on_unit_interval(Integer(numerator(bound)) * d - Integer(denominator(bound)) * n);
}

std::optional<ClosedForm> integral_limit(const WalkIntegral& x) {
  Exponents3 next = x.phi;
  for (std::size_t i = 0; i < 3; ++i) next[i] += x.w[i];
  return recessive_limit(x.recurrence, integral_of(x.phi), integral_of(next));
}

}  // namespace brouncker
