#include "engine/number/expression_value.hpp"
#include "engine/number/real_roots.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include <doctest/doctest.h>

using namespace brouncker;

TEST_SUITE("number/real_roots") {
  TEST_CASE("the roots that a product was given, in order, each in a narrow ball of its own") {
    std::mt19937_64 random(3);
    const auto between = [&](int low, int high) {
      return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    for (int trial = 0; trial < 100; ++trial) {
      std::set<Rational> given;
      while (static_cast<int>(given.size()) < 1 + trial % 5) given.insert(Rational(between(-30, 30), between(1, 12)));
      Polynomial p = Polynomial::of({1, 0, between(1, 5)});
      for (const Rational& r : given) p = p * Polynomial(std::vector<Integer>{Integer(-numerator(r)), Integer(denominator(r))});
      const std::vector<Real> roots = real_roots(p, 200);
      REQUIRE(roots.size() == given.size());
      std::size_t i = 0;
      for (const Rational& r : given) {
        const Rational error = radius(roots[i]);
        CHECK(abs(Rational(midpoint(roots[i++]) - r)) <= error);
        CHECK(error < Rational(1, Integer(Integer(1) << 150U)));
      }
    }
  }

  TEST_CASE("a closed form's root is a root, whatever the precision") {
    for (const long digits : {10, 100, 3000}) {
      const Enclosure value = enclose(parse_expression("polyroot(x^3 - 2x - 5, 1)"), digits);
      REQUIRE(value.status == ValueStatus::enclosed);
      CHECK(value.proved_real);
      CHECK(value.arithmetic == Arithmetic::real);
      const Rational x = midpoint(*value.value), error = radius(*value.value);
      const auto p = [](const Rational& at) { return Rational(at * at * at - 2 * at - 5); };
      CHECK(p(Rational(x - error)) <= 0);
      CHECK(p(Rational(x + error)) >= 0);
    }
  }
}
