#include "engine/evaluate/deep_quotient.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/convergents.hpp"

#include <doctest/doctest.h>

#include <random>

namespace brouncker {
namespace {

TEST_SUITE("evaluate/deep_quotient") {
  TEST_CASE("the decimals are those of the exact convergent, wherever they are given") {
    std::mt19937_64 random(1);
    int given = 0;
    for (int round = 0; round < 400; ++round) {
      const auto coefficient = [&] { return static_cast<long long>(random() % 11) - 5; };
      const Pcf pcf{Polynomial::of({coefficient(), coefficient(), coefficient()}),
                    Polynomial::of({coefficient(), coefficient(), coefficient()})};
      if (pcf.a.is_zero() || pcf.b.is_zero()) continue;
      const std::int64_t n = 1 + static_cast<std::int64_t>(random() % 700);
      const Terms terms(pcf, n);
      const Convergent exact = convergent(terms, n);
      const auto text = deep_quotient(terms, n, 60);
      if (exact.q == 0) {
        CHECK(!text);
        continue;
      }
      given += text.has_value();
      if (text) CHECK(*text == fixed_quotient(exact.p, exact.q, 60));
    }
    CHECK(given > 350);
  }

  TEST_CASE("nothing is said beyond its bounds, or where p/q is out of reach") {
    const Pcf large{Polynomial::of({1LL << 40, 1}), Polynomial::of({1})};
    CHECK(!deep_quotient(Terms(large, 10), 10, 60));
    // q_n = 1, p_n about n!: a minimal denominator. The integers are exact as long as p_n fits, then the text is refused.
    const Pcf minimal{Polynomial::of({1, 1}), Polynomial::of({-1, 0})};
    const Terms terms(minimal, 400);
    const Convergent exact = convergent(terms, 400);
    const auto text = deep_quotient(terms, 400, 60);
    if (text) CHECK(*text == fixed_quotient(exact.p, exact.q, 60));
  }
}

}  // namespace
}  // namespace brouncker
