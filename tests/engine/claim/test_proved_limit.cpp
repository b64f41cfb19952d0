#include "engine/claim/proved_limit.hpp"

#include "engine/claim/evaluated.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

TEST_SUITE("claim/proved_limit") {
  TEST_CASE("the digits are those of the fraction itself") {
    for (const auto& [a, b] :
         {std::pair{"2n+1", "n^2"}, {"34n^3+51n^2+27n+5", "-n^6"}, {"n", "n"}, {"11n^2+11n+3", "n^4"}, {"1", "n^2"}}) {
      CAPTURE(a);
      const Pcf pcf = parse_pcf(a, b);
      for (const long digits : {20L, 400L, 1200L}) {
        const auto found = proved_limit(pcf, digits);
        REQUIRE(found);
        const Limit own = limit_of(pcf, classify(pcf), digits);
        CHECK(found->value == own.value);
        CHECK(found->digits == own.digits);
        CHECK(found->error_bound == own.error_bound);
        CHECK(found->rigorous);
      }
    }
  }

  TEST_CASE("random fractions: the same text, or none") {
    Generator random(31);
    int compared = 0;
    for (int i = 0; i < repeated(500); ++i) {
      const Pcf pcf{Polynomial::of({between(random, 1, 4), between(random, -3, 6)}),
                    Polynomial::of({between(random, -3, 3), between(random, -3, 3), between(random, -2, 2)})};
      if (pcf.b.is_zero()) continue;
      const Convergence convergence = classify(pcf);
      if (!convergence.converges() || exact_limit_of(pcf, convergence, 50)) continue;
      const auto found = proved_limit(pcf, 50);
      if (!found) continue;
      ++compared;
      CHECK(found->value == limit_of(pcf, convergence, 50).value);
    }
    CHECK(compared > 15);
  }

  TEST_CASE("values of other functions and unproved limits have none") {
    CHECK(!proved_limit(parse_pcf("n", "1"), 1000));  // a quotient of Bessel functions
    CHECK(!proved_limit(parse_pcf("17n^2+17n+6", "-72n^4"), 1000));
  }

  TEST_CASE("a rational limit stays exact, however many digits are asked") {
    const Pcf pcf = parse_pcf("3n+2", "-2n^2-n");
    for (const long digits : {50L, 1200L}) {
      const Row row = evaluated(Contraction{pcf, {}}, Sampling{}, digits);
      REQUIRE(row.limit.rational);
      CHECK(row.limit.value == limit_of(pcf, classify(pcf), digits).value);
    }
  }

  TEST_CASE("many digits of a slow fraction: more than its own series gives") {
    const Row row = evaluated(Contraction{parse_pcf("1", "n^2"), {}}, Sampling{}, 12'000);
    CHECK(row.limit.digits == 12'000);
    CHECK(row.limit.rigorous);
    CHECK(row.limit.value.starts_with("1.442695040888963407359924681001892137426645954152985934135449406931"));
  }
}

}  // namespace
}  // namespace brouncker
