#include "engine/sieve/curvature.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/engine/sieve/naive_curvature.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using namespace brouncker;
using namespace brouncker::sieve;
using random_formulas::between;

TEST_SUITE("sieve/curvature") {
  TEST_CASE("trace and norm of the whole product are polynomials in x^p - x, and what the truncated series give") {
    random_formulas::Generator generator(19);
    for (int i = 0; i < random_formulas::repeated(60); ++i) {
      const Pcf pcf{random_formulas::small_polynomial(generator, static_cast<int>(between(generator, 0, 4)), 40),
                    random_formulas::small_polynomial(generator, static_cast<int>(between(generator, 0, 6)), 40)};
      for (const std::uint32_t prime : {5U, 11U, 13U, 19U}) {
        const auto reduced = modulo(pcf, prime);
        if (!reduced) continue;
        const auto naive = naive_curvature(*reduced);
        REQUIRE(naive);
        CHECK(curvature(*reduced) == *naive);
        if (is_reducing(*reduced)) CHECK(has_equal_growth(reduced->field, *naive));
      }
    }
  }

  TEST_CASE("a prime that divides a leading coefficient, or is small for the degree, is not good") {
    const Pcf pcf{Polynomial::of({11, 1}), Polynomial::of({13, 0, 1})};
    CHECK_FALSE(modulo(pcf, 11));
    CHECK_FALSE(modulo(pcf, 13));
    CHECK(modulo(pcf, 17));
    CHECK_FALSE(modulo(Pcf{Polynomial::of({1, 0, 0, 0}), Polynomial::of({1})}, 7));
    CHECK(modulo(Pcf{Polynomial::of({1, 0, 0, 0}), Polynomial::of({1})}, 11));
  }

  TEST_CASE("a common factor and a shift change nothing, whatever the factor") {
    random_formulas::Generator generator(20);
    for (int i = 0; i < random_formulas::repeated(200); ++i) {
      const Pcf pcf{random_formulas::small_polynomial(generator, 1, 9), random_formulas::small_polynomial(generator, 2, 9)};
      const Polynomial c = random_formulas::small_polynomial(generator, 2, 5);
      const Pcf inflated{c * pcf.a, c * c.shifted(-1) * pcf.b}, shifted{pcf.a.shifted(3), pcf.b.shifted(3)};
      for (const std::uint32_t prime : {11U, 17U, 23U, 29U}) {
        const auto plain = modulo(pcf, prime), bigger = modulo(inflated, prime), moved = modulo(shifted, prime);
        if (!plain || !bigger) continue;
        CHECK(is_reducing(*plain) == is_reducing(*bigger));
        CHECK(curvature(*plain) == curvature(*moved));
      }
    }
  }

  TEST_CASE("roots that merely occur twice are no common factor; those of one are, however it hides") {
    // pi coth pi: T^2 = -4 N at every prime, and nothing cancels where i is not in F_p.
    const Pcf twice{Polynomial::of({2, 2, 3}), Polynomial::of({-1, 0, -2, 0, -1})};
    // q(n) = n^2 + 1 put in as a common factor of Brouncker's 4/pi.
    const Polynomial q = Polynomial::of({1, 0, 1});
    const Pcf inflated{q * Polynomial::of({2, 1}), q * q.shifted(-1) * Polynomial::of({1, 0, 0})};
    for (const std::uint32_t prime : {11U, 13U, 17U, 19U, 23U, 29U, 31U}) {
      const auto plain = modulo(twice, prime), common = modulo(inflated, prime);
      CHECK(has_equal_growth(plain->field, curvature(*plain)));
      CHECK(is_reducing(*plain) == (prime % 4 == 1));
      CHECK(is_reducing(*common));
    }
  }

  TEST_CASE("squares up to constants, and powers of z") {
    const SmallField field(13);
    CHECK(has_equal_growth(field, {{0, 0}, {0, 0, 5}}));
    CHECK(has_equal_growth(field, {{0, 0}, {0, 5}}));           // m odd
    CHECK(has_equal_growth(field, {{0, 0}, {0, 2, 4, 2}}));     // 2 z (1 + z)^2
    CHECK_FALSE(has_equal_growth(field, {{0, 0}, {1, 0, 1}}));  // 1 + z^2
    CHECK_FALSE(has_equal_growth(field, {{0, 0}, {1, 1}}));     // 1 + z
    CHECK(has_equal_growth(field, {{3, 6}, {1, 4, 4}}));        // 9 (1 + 2z)^2
    CHECK_FALSE(has_equal_growth(field, {{3, 6}, {0, 0, 4}}));
    CHECK_FALSE(has_equal_growth(field, {{1, 6}, {0, 0, 4}}));
    CHECK(has_equal_growth(field, {{0, 6}, {0, 0, 4}}));
  }
}
