#include "engine/metrics/samples.hpp"
#include "engine/recurrence/convergents.hpp"
#include "engine/sieve/budget.hpp"
#include "engine/sieve/trace_test.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace brouncker;
using namespace brouncker::sieve;
using random_formulas::between;

namespace {

double value_of(const Real& x) { return static_cast<double>(midpoint(x)); }

/// log q~_n / n at the smaller of two neighbours, the quantity that the theorem bounds from below.
double growth(const Pcf& pcf, std::int64_t n) {
  const Terms terms(pcf, n);
  const Convergent c = convergent(terms, n);
  const Integer reduced = abs(c.q) / gcd(c.p, c.q), before = abs(c.q_previous) / gcd(c.p_previous, c.q_previous);
  const auto log_of = [](const Integer& x) {
    long exponent = 0;
    const double mantissa = mpz_get_d_2exp(&exponent, x.backend().data());
    return std::log(mantissa) + static_cast<double>(exponent) * std::log(2.0);
  };
  return std::max(log_of(reduced) / static_cast<double>(n), log_of(before) / static_cast<double>(n - 1));
}

}  // namespace

TEST_SUITE("sieve/budget") {
  TEST_CASE("what a prime costs") {
    const Polynomial b = Polynomial::of({9, 0, 0}) * Polynomial::of({3, -1}) * Polynomial::of({3, -2});  // 9 n^2 (3n-1)(3n-2)
    CHECK(value_of(prime_cost(b, 7, 64)) == doctest::Approx(2 * std::log(7) / 6));
    CHECK(value_of(prime_cost(b, 3, 64)) == doctest::Approx(std::log(3) / 2 * (2 + 2 / 2.0)));  // 3^2 in the content, n twice
    CHECK(value_of(prime_cost(Polynomial::of({1, 0, 1, 0}), 7, 64)) == doctest::Approx(std::log(7) / 12));
  }

  TEST_CASE("no prime of a reducing formula can be used, and without primes the bound is 1") {
    const Pcf apery{Polynomial::of({11, 11, 3}), Polynomial::of({1, 0, 0, 0, 0})};
    for (const std::uint32_t p : {7U, 11U, 13U, 61U}) CHECK_FALSE(limits_delta(apery, p));
    CHECK(value_of(*delta_bound(apery, {}, 64)) == doctest::Approx(1));
    CHECK_FALSE(delta_bound(apery, {7}, 64));
    CHECK_FALSE(delta_bound({Polynomial::of({1, 1}), Polynomial::of({1})}, {}, 64));
    CHECK_FALSE(delta_bound({Polynomial::of({1, 1}), Polynomial::of({-9, 0, 1})}, {}, 64));
    CHECK_FALSE(delta_bound({Polynomial::of({9, 1}), Polynomial::of({1, -2, 1})}, {}, 64));  // b(1) = 0
  }

  TEST_CASE("the reduced denominators are as large as the theorem says") {
    random_formulas::Generator generator(8);
    int used = 0;
    for (int i = 0; i < random_formulas::repeated(60); ++i) {
      const int degree = static_cast<int>(between(generator, 1, 2));
      Pcf pcf{random_formulas::small_polynomial(generator, degree, 6), Polynomial::of({between(generator, 1, 4)})};
      for (int k = 0; k < 2 * degree; ++k) pcf.b = pcf.b * Polynomial::of({between(generator, 1, 3), between(generator, 0, 2)});
      std::vector<std::uint32_t> primes;
      for (const std::uint32_t p : {3U, 5U, 7U, 11U, 13U})
        if (limits_delta(pcf, p)) primes.push_back(p);
      const auto bound = delta_bound(pcf, primes, 64), free = delta_bound(pcf, {}, 64);
      if (!bound || primes.empty()) continue;
      ++used;
      const double a = std::fabs(static_cast<double>(pcf.a.leading())), b = static_cast<double>(pcf.b.leading());
      const double s = std::sqrt(a * a + 4 * b), ratio = std::log((a + s) / std::fabs(a - s));
      const double least = ratio / (value_of(*bound) + 1);  // 1/2 log ratio + sum of costs
      // n = -1 modulo all primes of the test, and far out: within 0.15 of the limit, on the safe side.
      double best = 0;
      for (std::int64_t n = 600; n < 600 + 30; ++n) best = std::max(best, growth(pcf, n));
      CHECK(best > least - 0.15);
    }
    CHECK(used > 10);
  }

  TEST_CASE("a threshold is decided") {
    // a = 3n^2 + 1, b = 5 n^4 loses nothing: with enough primes its delta is proved to be below 0.
    const Pcf pcf{Polynomial::of({3, 0, 1}), Polynomial::of({5, 0, 0, 0, 0})};
    std::vector<std::uint32_t> primes;
    for (const std::uint32_t p : sieve_primes())
      if (p < 100 && limits_delta(pcf, p)) primes.push_back(p);
    CHECK(is_delta_below(pcf, primes, 0));
    CHECK_FALSE(is_delta_below(pcf, {}, 0));
    CHECK(is_delta_below(pcf, {}, Rational(11, 10)));
  }
}
