/// Deltas and error rates against limits that are known, by the plain recurrence in exact rationals.
#include "engine/evaluate/evaluate.hpp"
#include "engine/metrics/exact_error.hpp"
#include "engine/number/logarithm.hpp"
#include "engine/recurrence/convergents.hpp"
#include "formulas/job.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

using namespace random_formulas;

Pcf pcf_of(std::initializer_list<long long> a, std::initializer_list<long long> b) {
  return {Polynomial::of(a), Polynomial::of(b)};
}

/// -log|L - p/q|/log q - 1 at n = 999, where the default sampling measures, in lowest terms or not.
double delta_of(const Pcf& pcf, const Rational& limit, bool reduced) {
  const Convergent c = convergent_by_recurrence(pcf, 999);
  const Rational convergent(c.p, c.q), error = abs(limit - convergent);
  const double log_q = reduced ? log_abs(denominator(convergent)) : log_abs(c.q);
  return (log_abs(denominator(error)) - log_abs(numerator(error))) / log_q - 1;
}

TEST_SUITE("metrics/exact_error") {
  TEST_CASE("delta of PCF(-2, -1), whose convergents are -(n+2)/(n+1), is exactly 0") {
    const Row row = evaluate(pcf_of({-2}, {-1}), {}, 20);
    CHECK(row.limit.rational == Rational(-1));
    CHECK(row.metrics["delta"] == 0.0);
    CHECK(row.metrics["naive_delta"] == 0.0);
  }

  TEST_CASE("rational limits: the deltas are those of the definition") {
    Generator generator(1);
    int compared = 0, zero = 0;
    for (int round = 0; round < repeated(4'000); ++round) {
      const Pcf pcf{small_polynomial(generator, static_cast<int>(between(generator, 0, 2)), 5),
                    small_polynomial(generator, static_cast<int>(between(generator, 0, 2)), 5)};
      if (pcf.a(1) == 0) continue;  // then it is not sampled at n = 999
      const Row row = evaluate(pcf, {}, 20);
      if (!row.limit.rational || std::isnan(row.metrics["delta"])) continue;
      CAPTURE(round);
      CHECK(std::fabs(row.metrics["delta"] - delta_of(pcf, *row.limit.rational, true)) < 1e-10);
      CHECK(std::fabs(row.metrics["naive_delta"] - delta_of(pcf, *row.limit.rational, false)) < 1e-10);
      // No rounding error is above 0.
      CHECK((row.metrics["delta"] == 0 || std::fabs(row.metrics["delta"]) > 1e-9));
      zero += row.metrics["delta"] == 0;
      ++compared;
    }
    CHECK(compared > 10);
    CHECK(zero > 0);
  }

  TEST_CASE("without a limit there is no irrationality measure") {
    for (const Pcf& pcf : {pcf_of({4, 1}, {-4, 1, 0}),   // a double root, real eigenvalues, divergent
                           pcf_of({1}, {1, 0, 0, 0}),    // Stern-Seidel
                           pcf_of({1, 1}, {-1, -1})}) {  // the point at infinity
      const Row row = evaluate(pcf, {}, 20);
      CHECK(row.limit.kind != Limit::Kind::finite);
      for (const char* metric : {"delta", "naive_delta", "predicted_delta", "beta_error", "gamma_error", "eta_error"})
        CHECK(std::isnan(row.metrics[metric]));
      CHECK(!std::isnan(row.metrics["eta_q"]));
    }
  }

  TEST_CASE("a limit that is not rational is measured against the deep convergent, as before") {
    const Row row = evaluate(pcf_of({2, 1}, {1, 0, 0}), {}, 20);
    CHECK(row.metrics["delta"] == doctest::Approx(-0.20267259587802372).epsilon(1e-11));
  }
}

}  // namespace
}  // namespace brouncker
