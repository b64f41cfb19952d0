// Each pole term is a value of Lerch's sum over z^j/(x + j)^k: x is moved to 0 < x <= 1, the value there is looked up.
#include "engine/prove/statements/summation.hpp"

#include "engine/prove/statements/bounds.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/functions.hpp"
#include "formulas/work.hpp"

#include <cstdlib>

#include <fmt/format.h>

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

/// The same for |z| < 1, 0 < x < 1, k >= 2.
std::optional<LinearForm> polylogarithmic_sum(const Rational& z, int k, const Rational& x) {
  const auto order = static_cast<std::size_t>(k);
  const auto root = z > 0 && x == Rational(1, 2) ? rational_sqrt(z) : std::nullopt;
  if (root) {  // 2^k sum r^(2j)/(2j+1)^k, r^2 = z
    const Rational scale = Rational(Integer(1) << order) / (2 * *root);
    LinearForm result = single(scale, call("polylog", {number(k), number(*root)}));
    result.add(-scale, call("polylog", {number(k), number(-*root)}));
    return result;
  }
  std::vector<Expression> arguments(order, number(x));
  arguments.push_back(number(1));
  arguments.resize(2 * order + 1, number(x + 1));
  arguments.push_back(number(z));
  const std::string name = fmt::format("hyp{}f{}", k + 1, k);
  if (!find_function(name, arguments.size())) return std::nullopt;
  return single(1 / powered(x, k), call(name, std::move(arguments)));
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
  if (k != 1) return polylogarithmic_sum(z, k, x);
  if (x == Rational(1, 2)) {
    const closed::Multiple m = z > 0 ? closed::root_times_atanh(z) : closed::root_times_atan(-z);
    return single(2 * m.factor / abs(z), m.atom);
  }
  return single(1 / x, call("hyp2f1", {number(1), number(x), number(x + 1), number(z)}));
}

/// sum_(lowest <= j < beyond) z^j/(x + j)^k = top/(z_bottom^length bottom), by halves.
struct PartialSum {
  Integer top, bottom, z_top, z_bottom;  ///< the last two: of z^length
};
PartialSum partial_sum(const Rational& z, int k, const Rational& x, long lowest, long beyond) {
  if (beyond - lowest == 1) {
    const Rational term = 1 / powered(x + lowest, k);
    return {numerator(term) * denominator(z), denominator(term), numerator(z), denominator(z)};
  }
  const long middle = lowest + (beyond - lowest) / 2;
  const PartialSum left = partial_sum(z, k, x, lowest, middle), right = partial_sum(z, k, x, middle, beyond);
  return {left.top * right.bottom * right.z_bottom + left.z_top * left.bottom * right.top, left.bottom * right.bottom,
          left.z_top * right.z_top, left.z_bottom * right.z_bottom};
}

double bits(const Rational& x) {
  return static_cast<double>(mpz_sizeinbase(numerator(x).backend().data(), 2) + mpz_sizeinbase(denominator(x).backend().data(), 2));
}

/// How far x is from (0, 1], where the sums on the way are not too large.
std::optional<long> steps_to_unit(const Rational& z, int k, const Rational& x) {
  constexpr long kMaxSteps = 100'000;
  if (abs(x) > kMaxSteps + 1) return std::nullopt;
  const Rational moved = fraction_part(x) == 0 ? Rational(1) : fraction_part(x);
  const auto steps = static_cast<long>(numerator(Rational(x - moved)));
  if (std::labs(steps) > kMaxSteps || static_cast<double>(std::labs(steps)) * (k * bits(x) + bits(z)) > kMostFollowedBits)
    return std::nullopt;
  return steps;
}

/// sum_(j >= 0) z^j/(j + x)^k, any x but 0, -1, ...: x is moved to (0, 1] by the finite sum of the terms between.
std::optional<LinearForm> lerch(const Rational& z, int k, const Rational& x) {
  const auto steps = steps_to_unit(z, k, x);
  if (!steps) return std::nullopt;
  const auto value = canonical_sum(z, k, x - *steps);
  if (!value) return std::nullopt;
  if (*steps == 0) return value;
  const Rational& lowest = *steps > 0 ? Rational(x - *steps) : x;
  const PartialSum between = partial_sum(z, k, lowest, 0, std::labs(*steps));
  const Rational sum(between.top, between.z_bottom * between.bottom), z_power(between.z_top, between.z_bottom);
  LinearForm result;
  if (*steps > 0) {  // Phi(x - s) = sum + z^s Phi(x)
    result.add(Rational(-sum / z_power));
    result.add(1 / z_power, *value);
  } else {  // Phi(x) = sum + z^s Phi(x + s)
    result.add(sum);
    result.add(z_power, *value);
  }
  return result;
}

/// sum_(n >= m) z^(n-m) p(n) for |z| < 1: q(m) with q(n) - z q(n+1) = p(n).
Rational polynomial_sum(const Rational& z, std::vector<Rational> p, const Integer& m) {
  Rational result = 0;
  while (!p.empty()) {
    const double limbs = (bits(p.back()) + bits(z)) / 64 + 1;
    book_work(static_cast<double>(p.size()) * (200 + limbs * limbs));
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
