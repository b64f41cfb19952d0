#include "engine/sieve/trace_test.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/engine/sieve/naive_curvature.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using namespace brouncker;
using namespace brouncker::sieve;

namespace {

Pcf pcf(const char* a, const char* b) { return {parse_polynomial(a, "a"), parse_polynomial(b, "b")}; }

struct Known {
  const char *a, *b;
  FactorialReduction verdict;
};

constexpr auto full = FactorialReduction::full, half = FactorialReduction::half, none = FactorialReduction::none;

}  // namespace

TEST_SUITE("sieve/trace_test") {
  TEST_CASE("known formulas") {
    const Known known[] = {
        {"34n^3+51n^2+27n+5", "-n^6", full},      // 6/zeta(3), Apery
        {"11n^2+11n+3", "n^4", full},             // 5/zeta(2), Apery
        {"2n+1", "n^2", full},                    // 4/pi
        {"30n^2+30n+8", "18n^4-2n^2", full},      // 4(3 + 2 sqrt 3)/pi
        {"68n^2+34n+5", "-4n^4+4n^3-n^2", full},  // the square root of Apery's operator
        {"1", "1", full},                         // nothing to lose
        {"n+1", "n", none},                       // e
        {"n", "1", none},                         // Bessel functions
        {"n^2+n+1", "n^4", none},
        {"3n^2+1", "5n^4", none},
    };
    for (const Known& k : known) {
      CAPTURE(k.a);
      CAPTURE(k.b);
      CHECK(trace_test(pcf(k.a, k.b)).verdict == k.verdict);
    }
  }

  TEST_CASE("roots of b in a quadratic field: exactly its split primes pass") {
    // pi coth pi and its like: T = 0 throughout, and N is a power of z times a square where i is in F_p only.
    const TraceTest test = trace_test(pcf("2n+1", "n^4+n^2"));
    CHECK(test.verdict == half);
    for (const std::uint32_t p : test.passed) CHECK(p % 4 == 1);
    for (const std::uint32_t p : test.failed) CHECK(p % 4 == 3);
  }

  TEST_CASE("an irrational eigenvalue ratio: split primes pass") {
    // a = n, b = n (n+1) ... : D = 1 + 4 = 5.
    const TraceTest test = trace_test(pcf("n", "n^2"));
    CAPTURE(test.passed.size());
    CHECK(test.verdict == half);
    for (const std::uint32_t p : test.passed) CHECK((p % 5 == 1 || p % 5 == 4));
  }

  TEST_CASE("primes are the first good ones, and each is decided as by the whole product") {
    const Pcf with_bad_primes = pcf("77n^2+77n+21", "49n^4");  // 7 times, 49 times Apery's for zeta(2)
    const TraceTest test = trace_test(with_bad_primes);
    CHECK(test.skipped == std::vector<std::uint32_t>{7, 11});
    CHECK(test.tested() == kTestedPrimes);
    REQUIRE(!test.passed.empty());
    CHECK(test.passed.front() == 13);
    random_formulas::Generator generator(21);
    for (int i = 0; i < random_formulas::repeated(10); ++i) {
      const Pcf random{random_formulas::small_polynomial(generator, 2, 6), random_formulas::small_polynomial(generator, 4, 6)};
      const TraceTest tested = trace_test(random);
      for (const auto* list : {&tested.passed, &tested.failed})
        for (const std::uint32_t p : *list) {
          if (p > 31) continue;
          const auto reduced = modulo(random, p);
          REQUIRE(reduced);
          if (list == &tested.passed) CHECK(has_equal_growth(reduced->field, *naive_curvature(*reduced)));
        }
    }
  }

  TEST_CASE("beyond the degrees that are looked at nothing is said") {
    std::vector<Integer> ascending(102);
    ascending.back() = 1;
    CHECK(trace_test({Polynomial(ascending), Polynomial::of({1})}).verdict == FactorialReduction::unknown);
    ascending.resize(40);
    ascending.back() = 1;
    CHECK(trace_test({Polynomial(ascending), Polynomial::of({1})}).verdict == none);
  }
}
