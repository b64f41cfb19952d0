#include "engine/hypergeometric/hidden_factor.hpp"

#include "formulas/canonical.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace brouncker;

namespace {

Pcf pcf(std::initializer_list<long long> a, std::initializer_list<long long> b) { return {Polynomial::of(a), Polynomial::of(b)}; }

using Matrix = std::array<Integer, 4>;

Matrix product(const Matrix& x, const Matrix& y) {
  return {x[0] * y[0] + x[1] * y[2], x[0] * y[1] + x[1] * y[3], x[2] * y[0] + x[3] * y[2], x[2] * y[1] + x[3] * y[3]};
}

/// The first m such that the matrices [[0, b], [1, a]] from the lesser integer root of b to the other one multiply to 0.
std::optional<int> by_matrices(const Pcf& x) {
  for (int r = -40; r <= 40; ++r) {
    if (x.b(r) != 0) continue;
    Matrix all = {1, 0, 0, 1};
    for (int m = 0; m <= 80; ++m) {
      all = product(all, {0, x.b(r + m), 1, x.a(r + m)});
      if (m > 0 && x.b(r + m) == 0) return all == Matrix{0, 0, 0, 0} ? std::optional(m) : std::nullopt;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

TEST_SUITE("classes/hidden_factor") {
  TEST_CASE("one step is the common factor that deflation removes") {
    const Pcf x = pcf({1, 2, 0}, {3, -3, 0});  // a = n (n + 2), b = 3 n (n - 1): c(n) = n
    CHECK(hidden_factor_steps(x) == 1);
    CHECK(deflated(x).pcf.a.degree() == 1);
  }

  TEST_CASE("two steps, with integer and half-integer roots") {
    CHECK(hidden_factor_steps(pcf({-1, -2, -2}, {2, 4, 0})) == 2);
    CHECK(hidden_factor_steps(pcf({-2, -3, -2}, {4, -4, -3})) == 2);
    CHECK(deflated(pcf({-1, -2, -2}, {2, 4, 0})).pcf.a.degree() == 2);
    CHECK_FALSE(hidden_factor_steps(pcf({-1, -2, -3}, {2, 4, 0})));
    CHECK_FALSE(hidden_factor_steps(pcf({1, 0, 1}, {1, 0, 0})));
    CHECK_FALSE(hidden_factor_steps(pcf({1, 0, 1}, {1, 0})));
    CHECK_FALSE(hidden_factor_steps(pcf({1, 0, 1}, {2, 1, 0})));
    CHECK_FALSE(hidden_factor_steps(pcf({1, 0, 1}, {1, 1, -1})));
  }

  TEST_CASE("it is where the product of matrices between integer roots vanishes") {
    int found = 0;
    for (int a2 = 1; a2 <= 2; ++a2)
      for (int a1 = -5; a1 <= 5; ++a1)
        for (int a0 = -5; a0 <= 5; ++a0)
          for (int b2 = -3; b2 <= 3; ++b2)
            for (int r = -4; r <= 4; ++r)
              for (int m = 1; m <= 5; ++m) {
                if (b2 == 0) continue;
                const Pcf x = pcf({a2, a1, a0}, {b2, -b2 * (2 * r + m), b2 * r * (r + m)});
                const auto steps = hidden_factor_steps(x);
                REQUIRE(steps == by_matrices(x));
                found += steps.value_or(0) > 1;
              }
    CHECK(found > 50);
  }

  TEST_CASE("shifts keep it") {
    random_formulas::Generator generator(5);
    const Pcf x = pcf({-2, -3, -2}, {4, -4, -3});
    for (int i = 0; i < 20; ++i) CHECK(hidden_factor_steps(shifted(x, random_formulas::integer(generator, 30)).pcf) == 2);
  }
}
