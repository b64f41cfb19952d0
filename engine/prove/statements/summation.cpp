// Each pole term is a value of Lerch's sum over z^j/(x + j)^k: x is moved to 0 < x <= 1, the value there is looked up.
#include "engine/prove/statements/summation.hpp"

#include "formulas/closed_form.hpp"

namespace brouncker {
namespace {

using closed::call;
using closed::number;

Rational powered(const Rational& x, int exponent) {
  Rational result = 1;
  for (int i = 0; i < exponent; ++i) result *= x;
  return result;
}

LinearForm single(const Rational& factor, const Expression& atom) {
  LinearForm result;
  result.add(factor, atom);
  return result;
}

Expression pi_to(int exponent) {
  const Expression pi = Expression::constant("pi");
  return exponent == 1 ? pi : power(pi, Expression::integer(exponent));
}

/// zeta(k), even ones as powers of pi [DLMF 25.6.2 for k <= 10].
LinearForm zeta(int k) {
  constexpr int kDenominators[] = {6, 90, 945, 9450, 93555};
  if (k % 2 == 0 && k <= 10) return single(Rational(1, kDenominators[k / 2 - 1]), pi_to(k));
  return single(1, call("zeta", {Expression::integer(k)}));
}

/// zeta(k, x), 0 < x <= 1, k >= 2.
LinearForm hurwitz(int k, const Rational& x) {
  LinearForm result;
  if (x == 1) return zeta(k);
  if (x == Rational(1, 2)) {
    result.add(Rational(Integer(1) << static_cast<unsigned>(k)) - 1, zeta(k));
    return result;
  }
  // zeta(k, 1/4), zeta(k, 3/4) = (4^k - 2^k)/2 zeta(k) +- 4^k/2 beta(k), Dirichlet's beta
  const bool low = x == Rational(1, 4);
  if ((low || x == Rational(3, 4)) && (k == 2 || k == 3 || k == 5)) {
    const Rational half(Integer(1) << static_cast<unsigned>(2 * k - 1));
    result.add(half - Rational(Integer(1) << static_cast<unsigned>(k - 1)), zeta(k));
    const Rational beta = k == 2 ? Rational(1) : k == 3 ? Rational(1, 32) : Rational(5, 1536);
    result.add(low ? Rational(half * beta) : Rational(-half * beta), k == 2 ? Expression::constant("catalan") : pi_to(k));
    return result;
  }
  return single(1, call("zeta", {Expression::integer(k), number(x)}));
}

/// psi(x) + gamma, 0 < x <= 1, by Gauss's theorem; other x: psi(x) + gamma as they stand.
LinearForm digamma_plus_euler(const Rational& x) {
  struct Row {
    Rational x, pi, pi_root3, log2, log3;
  };
  static const Row kRows[] = {
      {Rational(1, 2), 0, 0, -2, 0},
      {Rational(1, 3), 0, Rational(-1, 6), 0, Rational(-3, 2)},
      {Rational(2, 3), 0, Rational(1, 6), 0, Rational(-3, 2)},
      {Rational(1, 4), Rational(-1, 2), 0, -3, 0},
      {Rational(3, 4), Rational(1, 2), 0, -3, 0},
      {Rational(1, 6), 0, Rational(-1, 2), -2, Rational(-3, 2)},
      {Rational(5, 6), 0, Rational(1, 2), -2, Rational(-3, 2)},
  };
  LinearForm result;
  if (x == 1) return result;
  const Expression pi = Expression::constant("pi");
  for (const Row& row : kRows) {
    if (row.x != x) continue;
    result.add(row.pi, pi);
    result.add(row.pi_root3, call("sqrt", {number(3)}) * pi);
    result.add(row.log2, call("log", {number(2)}));
    result.add(row.log3, call("log", {number(3)}));
    return result;
  }
  result.add(1, call("psi", {number(x)}));
  result.add(1, Expression::constant("euler"));
  return result;
}

/// sum_(j >= 0) z^j/(j + x)^k for 0 < x <= 1; for z = 1, k = 1 its finite part -psi(x) - gamma.
std::optional<LinearForm> canonical_sum(const Rational& z, int k, const Rational& x) {
  LinearForm result;
  if (z == 1) {
    result.add(k == 1 ? -1 : 1, k == 1 ? digamma_plus_euler(x) : hurwitz(k, x));
    return result;
  }
  if (z == -1) {  // 2^-k (zeta(k, x/2) - zeta(k, (x+1)/2))
    const Rational scale(1, Integer(1) << static_cast<unsigned>(k));
    result.add(scale, *canonical_sum(1, k, x / 2));
    result.add(-scale, *canonical_sum(1, k, (x + 1) / 2));
    return result;
  }
  if (x == 1 && k == 1) {
    const closed::Multiple log = closed::logarithm(1 - z);
    return single(-log.factor / z, log.atom);
  }
  if (x == 1) return single(1 / z, call("polylog", {number(Rational(k)), number(z)}));
  if (k != 1) return std::nullopt;
  if (x == Rational(1, 2)) {
    const closed::Multiple m = z > 0 ? closed::root_times_atanh(z) : closed::root_times_atan(-z);
    return single(2 * m.factor / abs(z), m.atom);
  }
  return single(1 / x, call("hyp2f1", {number(1), number(x), number(x + 1), number(z)}));
}

/// sum_(j >= 0) z^j/(j + x)^k, any x but 0, -1, ...: x is moved to (0, 1] term by term.
std::optional<LinearForm> lerch(const Rational& z, int k, Rational x) {
  constexpr int kMaxSteps = 100'000;
  LinearForm correction;
  Rational scale = 1;  // sum at the given x = correction + scale * sum at the moved x
  int steps = 0;
  for (; x > 1; x -= 1) {  // Phi(x) = (Phi(x-1) - (x-1)^-k)/z
    scale /= z;
    correction.add(Rational(-scale / powered(x - 1, k)));
    if (++steps > kMaxSteps) return std::nullopt;
  }
  for (; x <= 0; x += 1) {  // Phi(x) = x^-k + z Phi(x+1)
    correction.add(Rational(scale / powered(x, k)));
    scale *= z;
    if (++steps > kMaxSteps) return std::nullopt;
  }
  const auto value = canonical_sum(z, k, x);
  if (!value) return std::nullopt;
  correction.add(scale, *value);
  return correction;
}

/// sum_(n >= m) z^(n-m) p(n) for |z| < 1: q(m) with q(n) - z q(n+1) = p(n).
Rational polynomial_sum(const Rational& z, std::vector<Rational> p, const Integer& m) {
  Rational result = 0;
  while (!p.empty()) {
    const auto degree = p.size() - 1;
    const Rational c = p.back() / (1 - z);  // q = c n^degree + ...
    result += c * powered(Rational(m), static_cast<int>(degree));
    // p -= c (n^degree - z (n+1)^degree)
    Rational binomial = 1;
    for (std::size_t i = degree + 1; i-- > 0;) {
      p[i] += c * z * binomial;
      binomial = binomial * static_cast<long>(i) / static_cast<long>(degree - i + 1);
    }
    p[degree] -= c;
    p.pop_back();
  }
  return result;
}

}  // namespace

std::optional<LinearForm> sum_of(const Rational& z, const PartialFractions& f, const Integer& m) {
  if (z == 0 || abs(z) > 1) return std::nullopt;
  LinearForm result;
  if (!f.polynomial.empty()) {
    if (abs(z) == 1) return std::nullopt;
    result.add(polynomial_sum(z, f.polynomial, m));
  }
  Rational residues = 0;
  for (const PoleTerm& pole : f.poles) {
    const Rational x = m - pole.root;
    if (pole.order < 1 || (denominator(x) == 1 && x <= 0)) return std::nullopt;
    const auto value = lerch(z, pole.order, x);
    if (!value) return std::nullopt;
    result.add(pole.coefficient, *value);
    if (pole.order == 1) residues += pole.coefficient;
  }
  if (z == 1 && residues != 0) return std::nullopt;
  return result;
}

}  // namespace brouncker
