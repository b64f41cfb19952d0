#include "formulas/bivariate.hpp"

#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;

/// As a list of monomials: the obvious way.
Integer value(const Bivariate& p, const Integer& n, const Integer& k) {
  Integer sum = 0, power = 1;
  for (const Polynomial& c : p.by_k()) sum += c(n) * power, power *= k;
  return sum;
}

Bivariate random_bivariate(Generator& g) {
  std::vector<Polynomial> by_k;
  for (int j = 0; j <= between(g, 0, 4); ++j)
    by_k.push_back(random_formulas::small_polynomial(g, static_cast<int>(between(g, 0, 3)), 9));
  return Bivariate(std::move(by_k));
}

TEST_SUITE("formulas/bivariate") {
  TEST_CASE("arithmetic, shifts and derivatives agree with values") {
    Generator g(5);
    for (int round = 0; round < 300; ++round) {
      const Bivariate x = random_bivariate(g), y = random_bivariate(g);
      const Integer n = between(g, -9, 9), k = between(g, -9, 9), dn = between(g, -3, 3), dk = between(g, -3, 3);
      CHECK(value(x + y, n, k) == value(x, n, k) + value(y, n, k));
      CHECK(value(x - y, n, k) == value(x, n, k) - value(y, n, k));
      CHECK(value(x * y, n, k) == value(x, n, k) * value(y, n, k));
      CHECK(value(x.shifted(dn, dk), n, k) == value(x, n + dn, k + dk));
      CHECK(x.at_n(n)(k) == value(x, n, k));
      CHECK((x * y).derivative_k() == x.derivative_k() * y + x * y.derivative_k());
      CHECK((x - x).is_zero());
      const Bivariate third = x.moved(Rational(dn, 3));  // at k -> 3^d p(n, k + dn/3)
      Integer power = 1;
      for (int i = 0; i < x.degree_k(); ++i) power *= Integer(denominator(Rational(dn, 3)));
      if (Integer(denominator(Rational(dn, 3))) == 1) CHECK(third == x.shifted(0, dn / 3));
      // p(n, (3k + dn)/3) at k with 3 | 3k + dn is an integer value again
      if (!x.is_zero() && (3 * k + dn) % 3 == 0) CHECK(value(third, n, k) == power * value(x, n, (3 * k + dn) / 3));
    }
  }

  TEST_CASE("Taylor coefficients at a rational point") {
    const Bivariate p = Bivariate::linear(0, 2, -1) * Bivariate::linear(0, 2, -1) * Bivariate::linear(1, 1, 1);  // (2k-1)^2 (n+k+1)
    const Bivariate at_half = p.moved(Rational(1, 2));
    CHECK(at_half.by_k()[0].is_zero());
    CHECK(at_half.by_k()[1].is_zero());
    CHECK(at_half.is_non_negative());
    CHECK_FALSE(p.is_non_negative());
    CHECK(at_half == Integer(16) * (Bivariate::monomial(0, 2) * Bivariate::linear(2, 2, 3)));
  }

  TEST_CASE("division by a linear form, where it is a factor") {
    Generator g(6);
    for (int round = 0; round < 200; ++round) {
      const Bivariate x = random_bivariate(g);
      const Integer alpha = between(g, -3, 3), beta = between(g, 1, 3), gamma = between(g, -3, 3);
      if (gcd(gcd(alpha, beta), gamma) != 1) continue;
      const auto quotient = (x * Bivariate::linear(alpha, beta, gamma)).divided_by_linear(alpha, beta, gamma);
      REQUIRE(quotient);
      CHECK(*quotient == x);
      CHECK_FALSE((x * Bivariate::linear(alpha, beta, gamma) + Bivariate::constant(1)).divided_by_linear(alpha, beta, gamma));
    }
  }

  TEST_CASE("printed by powers of k") {
    CHECK(to_plain(Bivariate()) == "0");
    CHECK(to_plain(Bivariate::linear(2, 1, -3)) == "k + 2*n - 3");
    CHECK(to_plain(Bivariate::linear(-2, -1, 3) * Bivariate::linear(1, 1, 0)) == "-k^2 + (-3*n + 3)*k - 2*n^2 + 3*n");
    CHECK(to_latex(Bivariate::monomial(2, 2)) == "n^{2} k^{2}");
  }
}

}  // namespace
}  // namespace brouncker
