#include "engine/metrics/gcd_slope.hpp"
#include "engine/metrics/samples.hpp"
#include "engine/recurrence/convergents.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

double log_of(const Integer& x) {
  long exponent = 0;
  const double mantissa = mpz_get_d_2exp(&exponent, x.backend().data());
  return std::log(std::fabs(mantissa)) + static_cast<double>(exponent) * std::log(2.0);
}

TEST_SUITE("metrics/gcd_slope") {
  TEST_CASE("it is the slope between the two deepest samples of the plain recurrence") {
    random_formulas::Generator generator(77);
    int checked = 0;
    for (int i = 0; i < 60; ++i) {
      const Pcf pcf{random_formulas::small_polynomial(generator, static_cast<int>(generator() % 3), 4),
                    random_formulas::small_polynomial(generator, static_cast<int>(generator() % 3), 4)};
      const Sampling sampling{200, 2};
      const auto samples = take_samples(pcf, sampling);
      if (!samples || samples->points.size() < 2) continue;
      double log_q[2], log_g[2];
      for (int k = 0; k < 2; ++k) {
        const Convergent c =
            convergent_by_recurrence(pcf, samples->points[samples->points.size() - 2 + static_cast<std::size_t>(k)].n);
        log_q[k] = log_of(c.q);
        log_g[k] = log_of(gcd(c.p, c.q));
      }
      const double slope = gcd_slope(measure(pcf, sampling, samples->points));
      if (log_q[1] <= log_q[0]) CHECK(std::isnan(slope));
      else CHECK(slope == doctest::Approx((log_g[1] - log_g[0]) / (log_q[1] - log_q[0])).epsilon(1e-9));
      ++checked;
    }
    CHECK(checked > 30);
  }

  TEST_CASE("a factor that was put in is taken away whole") {
    const Sampling sampling;
    const Pcf plain{Polynomial::of({1, 0, 1}), Polynomial::of({1})}, inflated{Polynomial::of({7, 0, 7}), Polynomial::of({49})};
    const auto few = take_samples(plain, sampling), many = take_samples(inflated, sampling);
    REQUIRE((few && many));
    CHECK(gcd_slope(measure(plain, sampling, few->points)) < 0.01);
    CHECK(gcd_slope(measure(inflated, sampling, many->points)) > 0.1);
    Measurement one;
    one.points.resize(1);
    CHECK(std::isnan(gcd_slope(one)));
  }
}

}  // namespace
}  // namespace brouncker
