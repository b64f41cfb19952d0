#include "formulas/polynomial.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using brouncker::Integer;
using brouncker::Polynomial;
namespace random_formulas = brouncker::random_formulas;

TEST_SUITE("formulas/polynomial") {
  TEST_CASE("leading zeros are dropped and the zero polynomial has degree -1") {
    CHECK(Polynomial::of({0, 0, 2, 1}) == Polynomial::of({2, 1}));
    CHECK(Polynomial::of({0}).is_zero());
    CHECK(Polynomial().degree() == -1);
    CHECK(Polynomial::constant(0).degree() == -1);
    CHECK(Polynomial::of({2, 1}).degree() == 1);
  }

  TEST_CASE("coefficients are found by power and are 0 elsewhere") {
    const Polynomial p = Polynomial::of({3, 0, -7});
    CHECK(p.coefficient(2) == 3);
    CHECK(p.coefficient(1) == 0);
    CHECK(p.coefficient(0) == -7);
    CHECK(p.coefficient(3) == 0);
    CHECK(p.coefficient(-1) == 0);
    CHECK(p.leading() == 3);
    CHECK(p.height() == 7);
    CHECK(p.descending() == std::vector<Integer>{3, 0, -7});
    CHECK(Polynomial().height() == 0);
  }

  TEST_CASE("sums, differences and products agree with those of values") {
    random_formulas::Generator generator(1);
    for (int i = 0; i < random_formulas::repeated(100); ++i) {
      const Polynomial x = random_formulas::polynomial(generator, i % 7, 100);
      const Polynomial y = random_formulas::polynomial(generator, i % 5, 200);
      const Integer n = random_formulas::integer(generator, 70), factor = random_formulas::integer(generator, 90);
      CHECK((x + y)(n) == x(n) + y(n));
      CHECK((x - y)(n) == x(n) - y(n));
      CHECK((x * y)(n) == x(n) * y(n));
      CHECK((factor * x)(n) == factor * x(n));
      CHECK((-x)(n) == -x(n));
      CHECK((x - x).is_zero());
    }
  }

  TEST_CASE("a shift moves the argument and shifts add up") {
    random_formulas::Generator generator(2);
    for (int i = 0; i < random_formulas::repeated(100); ++i) {
      const Polynomial p = random_formulas::polynomial(generator, i % 9, 100);
      const Integer s = random_formulas::integer(generator, 40), t = random_formulas::integer(generator, 40);
      const Integer n = random_formulas::integer(generator, 50);
      CHECK(p.shifted(s)(n) == p(n + s));
      CHECK(p.shifted(s).shifted(t) == p.shifted(s + t));
      CHECK(p.shifted(s).shifted(-s) == p);
    }
  }

  TEST_CASE("the derivative obeys the product rule") {
    random_formulas::Generator generator(3);
    CHECK(Polynomial::of({1, 2, 3}).derivative() == Polynomial::of({2, 2}));
    CHECK(Polynomial::constant(5).derivative().is_zero());
    CHECK(Polynomial().derivative().is_zero());
    for (int i = 0; i < random_formulas::repeated(30); ++i) {
      const Polynomial x = random_formulas::polynomial(generator, i % 6, 60), y = random_formulas::polynomial(generator, i % 4, 60);
      CHECK((x * y).derivative() == x.derivative() * y + x * y.derivative());
    }
  }

  TEST_CASE("content is the gcd of the coefficients and divides out") {
    CHECK(Polynomial::of({-6, 9, 0}).content() == 3);
    CHECK(Polynomial().content() == 0);
    CHECK(Polynomial::of({-6, 9, 0}).divided_by(3) == Polynomial::of({-2, 3, 0}));
    CHECK(Polynomial::of({-6, 9, 0}).divided_by(-3) == Polynomial::of({2, -3, 0}));
  }
}
