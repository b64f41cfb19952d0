#include "engine/families/reflection.hpp"
#include "engine/families/theorem.hpp"
#include "engine/prove/find/gauge.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

TEST_SUITE("families/reflection") {
  TEST_CASE("the operator (1 + B/E)^j gives the matrix, for every j that is tried") {
    for (int j = 0; j <= 12; ++j) {
      CAPTURE(j);
      CHECK(holds_identically(reflection_system(j), reflection_matrix(j)));
    }
  }

  TEST_CASE("conjugation by (1 + B x)^j takes b to b(n - j), for j as an indeterminate") {
    // In n, j = 1, a1 = 2, and b/B = n^2 + q n + p with q = j - 1 + a1, p = 3; what stands at B x^2 in L after theta -> theta - j B
    // x/(1 + B x).
    const ParameterPoly theta = ParameterPoly::variable(0), j = ParameterPoly::variable(1), a1 = ParameterPoly::variable(2),
                        p = ParameterPoly::variable(3);
    const auto number = [](long x) { return ParameterPoly(Rational(x)); };
    const ParameterPoly q = j - number(1) + a1, two = theta + number(2), moved = two - j;
    // -j B x^2 (3 + a1 + B x (4 + q - j))/(1 + B x) is a polynomial:
    CHECK(number(3) + a1 == number(4) + q - j);
    CHECK(two * two + q * two + p - Rational(2) * j * theta - j * (number(3) + a1) == moved * moved + q * moved + p);
  }

  TEST_CASE("the matrix is the one that the solver finds, up to a factor") {
    for (long j = 1; j <= 3; ++j) {
      CAPTURE(j);
      const Polynomial a = Polynomial::of({1, 0, 2}), b = Polynomial::of({3, 3 * (j - 1), 51});
      const auto gauge = gauge_between({a, b}, {a.shifted(j), b}).gauge;
      REQUIRE(gauge);
      const auto u = reflection_matrix(static_cast<int>(j));
      // t = 2, B = 3, p = 17
      const std::vector<Rational> at{2, 3, 17};
      for (const long n : {5L, 6L, 9L})
        for (std::size_t k = 1; k < 4; ++k) {
          const auto value = [&](std::size_t i) {
            Rational sum = 0;
            const auto c = u[i].at(at);
            for (auto x = c.rbegin(); x != c.rend(); ++x) sum = sum * n + *x;
            return sum;
          };
          CHECK(value(k) * Rational(gauge->n[0](n)) == value(0) * Rational(gauge->n[k](n)));
        }
    }
  }
}

}  // namespace
}  // namespace brouncker
