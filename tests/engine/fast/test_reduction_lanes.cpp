#include "engine/fast/reduction_lanes.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker::fast {
namespace {

using random_formulas::between;

void check_all(const std::vector<Polynomial>& a, const Polynomial& b) {
  const std::vector<sieve::Reduction> lanes = ReductionLanes(a)(b);
  REQUIRE(lanes.size() == a.size());
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(lanes[i] == sieve::trace_test({a[i], b}).summary());
}

TEST_SUITE("fast/reduction_lanes") {
  TEST_CASE("every lane has what the trace test says of its pair") {
    random_formulas::Generator generator(31);
    for (int i = 0; i < random_formulas::repeated(60); ++i) {
      const int degree_b = static_cast<int>(between(generator, 0, 5)), height = i % 3 == 0 ? 100'000 : 6;
      std::vector<Polynomial> a;
      for (int lane = 0; lane < 20; ++lane)
        a.push_back(random_formulas::small_polynomial(generator, static_cast<int>(between(generator, 0, 3)), height));
      Polynomial b = random_formulas::small_polynomial(generator, degree_b, height);
      if (i % 2 == 0) {  // rational roots
        b = Polynomial::of({between(generator, 1, height)});
        for (int k = 0; k < degree_b; ++k) b = b * Polynomial::of({between(generator, 1, 3), between(generator, -3, 3)});
      }
      check_all(a, b);
    }
  }

  TEST_CASE("full, half and none; leading coefficients with many primes; high degrees") {
    const std::vector<Polynomial> a = {Polynomial::of({11, 11, 3}),
                                       Polynomial::of({7, 7, 2}),
                                       Polynomial::of({2, 1}),
                                       Polynomial::of({1, 0}),
                                       Polynomial::of({7 * 11 * 13 * 17 * 19 * 23, 1}),
                                       Polynomial::of({5})};
    for (const Polynomial& b :
         {Polynomial::of({1, 0, 0, 0, 0}), Polynomial::of({8, 0, 0, 0, 0}), Polynomial::of({1, 0, 0}), Polynomial::of({1, 0, 1}),
          Polynomial::of({1, 0, 1, 0, 0}), Polynomial::of({3}), Polynomial::of({1, 2})})
      check_all(a, b);
    std::vector<Integer> high(120);
    high.back() = 1;
    check_all(a, Polynomial(high));
    check_all({Polynomial(high), Polynomial::of({2, 1})}, Polynomial::of({1, 0, 0}));
  }
}

}  // namespace
}  // namespace brouncker::fast
