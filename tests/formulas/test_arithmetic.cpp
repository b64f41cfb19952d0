#include "formulas/arithmetic.hpp"

#include "formulas/limit_relation.hpp"
#include "formulas/rational_polynomial.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

TEST_SUITE("formulas/arithmetic") {
  TEST_CASE("square roots of rationals") {
    CHECK(rational_sqrt(Rational(9, 16)) == Rational(3, 4));
    CHECK(rational_sqrt(Rational(0)) == Rational(0));
    CHECK_FALSE(rational_sqrt(Rational(2)));
    CHECK_FALSE(rational_sqrt(Rational(-4)));
  }

  TEST_CASE("floors and residues are those of the mathematicians, for negative numbers too") {
    CHECK(floor_quotient(-7, 3) == -3);
    CHECK(modulo(Integer(-7), Integer(3)) == 2);
    CHECK(modulo(Integer(-7), Integer(-3)) == 2);
    CHECK(modulo(Rational(-7, 3), 1) == Rational(2, 3));
    CHECK(modulo(Rational(-7, 3), 2) == Rational(5, 3));
    CHECK(modulo(Rational(4), 2) == 0);
    CHECK(fraction_part(Rational(-1, 4)) == Rational(3, 4));
    CHECK(is_integer(Rational(6, 3)));
    CHECK_FALSE(is_integer(Rational(1, 3)));
  }

  TEST_CASE("n = root^2 rest, without a square in the rest") {
    for (int n = 1; n < 3000; ++n) {
      int expected = n;
      for (int k = 2; k * k <= expected; ++k)
        while (expected % (k * k) == 0) expected /= k * k;
      const SquareFactor square = square_factor(n);
      CHECK(square.rest == expected);
      CHECK(square.root * square.root * square.rest == n);
    }
    const Integer p = 1000003, q = 998244353;
    CHECK(square_factor(p * p * 12).rest == 3);
    CHECK(square_factor(p * p * 2).root == p);
    CHECK(square_factor(p * q).rest == p * q);
    CHECK(square_factor(p * p * p).rest == p * p * p);  // beyond 2^48: what trial division up to 2^16 leaves
  }

  TEST_CASE("the rational roots of a quadratic, in order") {
    using Roots = std::optional<std::pair<Rational, Rational>>;
    CHECK(quadratic_roots(2, 3, -2) == Roots({-2, Rational(1, 2)}));
    CHECK(quadratic_roots(-2, -3, 2) == Roots({-2, Rational(1, 2)}));
    CHECK(quadratic_roots(1, -6, 9) == Roots({3, 3}));
    CHECK_FALSE(quadratic_roots(1, 0, -2));
    CHECK_FALSE(quadratic_roots(1, 0, 4));
    CHECK(rational_roots(Polynomial::of({3, -1, 0})) == Roots({0, Rational(1, 3)}));
  }
}

TEST_SUITE("formulas/rational_polynomial") {
  TEST_CASE("shifts, products and values agree") {
    const RationalPolynomial p{Rational(1, 2), -3, Rational(2, 5)}, q = with_negated_roots({Rational(1, 3), -2});
    CHECK(q == RationalPolynomial{Rational(-2, 3), Rational(-5, 3), 1});
    for (const Rational& x : {Rational(0), Rational(-7, 4), Rational(5)}) {
      CHECK(value_at(shifted(p, Rational(2, 3)), x) == value_at(p, x + Rational(2, 3)));
      CHECK(value_at(multiplied(p, q), x) == value_at(p, x) * value_at(q, x));
    }
    CHECK(common_denominator(p) == 10);
    CHECK(rational_polynomial(integral(p, 20), Rational(1, 20)) == p);
  }
}

TEST_SUITE("formulas/limit_relation") {
  TEST_CASE("A + B L' + C L + D L L' = 0 says L = map(L')") {
    for (const Moebius& map : {Moebius{2, -3, 5, 7}, Moebius{0, 4, -6, 0}, Moebius{-1, 2, 0, 3}}) {
      const LimitRelation r = LimitRelation::of(map);
      const Rational other(11, 13), limit = (map.p * other + map.q) / (map.r * other + map.s);
      CHECK(r.a + r.b * other + r.c * limit + r.d * limit * other == 0);
      CHECK(r.map() == map.reduced());
      CHECK((r.a > 0 || (r.a == 0 && r.b > 0)));
      CHECK(gcd(gcd(r.a, r.b), gcd(r.c, r.d)) == 1);
    }
  }
}

}  // namespace
}  // namespace brouncker
