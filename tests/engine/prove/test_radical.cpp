#include "engine/prove/statements/radical.hpp"

#include "engine/number/expression_value.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

std::string text(const Rational& base, const Rational& exponent) {
  const closed::Multiple x = radical(base, exponent);
  return x.factor.str() + " * " + to_plain(x.atom);
}

TEST_SUITE("prove/radical") {
  TEST_CASE("roots are reduced") {
    CHECK(text(5, Rational(1, 2)) == "1 * sqrt(5)");
    CHECK(text(Rational(4, 5), Rational(1, 2)) == "2/5 * sqrt(5)");
    CHECK(text(Rational(16, 27), Rational(2, 3)) == "4/9 * 4^(1/3)");
    CHECK(text(25, Rational(1, 4)) == "1 * sqrt(5)");
    CHECK(text(Rational(9, 4), Rational(1, 2)) == "3/2 * 1");
    CHECK(text(Rational(1, 2), Rational(3, 5)) == "1/2 * 4^(1/5)");
    CHECK(text(4, Rational(1, 6)) == "1 * 2^(1/3)");
  }

  TEST_CASE("against powers in doubles") {
    random_formulas::Generator g(241);
    for (int round = 0; round < random_formulas::repeated(100); ++round) {
      const auto q = random_formulas::between(g, 2, 12), p = random_formulas::between(g, 1, q - 1);
      const Rational base(random_formulas::between(g, 1, 300), random_formulas::between(g, 1, 300)), exponent(p, q);
      const closed::Multiple x = radical(base, exponent);
      const double value = static_cast<double>(x.factor) * static_cast<double>(midpoint(*evaluate(x.atom, 100)));
      CHECK(value == doctest::Approx(std::pow(static_cast<double>(base), static_cast<double>(exponent))).epsilon(1e-12));
    }
  }
}

}  // namespace
}  // namespace brouncker
