#include "engine/number/logarithm.hpp"
#include "engine/recurrence/ball_convergent.hpp"
#include "engine/recurrence/convergents.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using namespace random_formulas;

bool contains(const Real& ball, const Integer& x) { return arb_contains(ball.get(), to_real(x).get()); }

TEST_SUITE("recurrence/ball_convergent") {
  TEST_CASE("the balls contain the exact convergents and are tight") {
    Generator generator(1);
    int tight = 0, all = 0;
    for (int round = 0; round < repeated(60); ++round) {
      const int bits = round % 3 == 0 ? 90 : 8;  // within and beyond machine words
      const Pcf pcf{polynomial(generator, static_cast<int>(between(generator, 0, 3)), bits),
                    polynomial(generator, static_cast<int>(between(generator, 0, 6)), bits)};
      if (pcf.a.is_zero() || pcf.b.is_zero()) continue;
      for (const std::int64_t n : {1L, 2L, 7L, 300L, 1111L}) {
        const BallConvergent balls = ball_convergent(pcf, n, 200);
        const Terms terms(pcf, n);
        const Convergent exact = convergent(terms, n);
        CHECK(contains(balls.p, exact.p));
        CHECK(contains(balls.q, exact.q));
        CHECK(contains(balls.p_previous, exact.p_previous));
        CHECK(contains(balls.q_previous, exact.q_previous));
        LogProduct product;
        for (std::int64_t k = 1; k <= n; ++k) product.multiply(terms.b(k));
        if (std::isfinite(product.log2())) CHECK(balls.log2_product_b == doctest::Approx(product.log2()).epsilon(1e-12));
        ++all;
        tight += arb_is_zero(balls.q.get()) || arb_rel_accuracy_bits(balls.q.get()) > 150;
      }
    }
    CHECK(all > 200);
    CHECK(tight > all * 9 / 10);  // q_n that cancel have fewer bits
  }
}

}  // namespace
}  // namespace brouncker
