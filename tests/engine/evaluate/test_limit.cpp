#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/tail_bound.hpp"
#include "formulas/decimal.hpp"

#include <doctest/doctest.h>

#include <random>

namespace brouncker {
namespace {

Limit limit(const Pcf& pcf, long digits) { return limit_of(pcf, classify(pcf), digits); }

Pcf pcf_of(std::initializer_list<long long> a, std::initializer_list<long long> b) {
  return {Polynomial::of(a), Polynomial::of(b)};
}

TEST_SUITE("evaluate/limit") {
  TEST_CASE("classical limits have their digits, with a proved bound") {
    // 4/pi (A088538), 1/(e - 2) (A194807), golden ratio (A001622), 6/zeta(3) from 1/zeta(3) (A088453)
    struct Known {
      Pcf pcf;
      const char* digits;
    };
    const Known known[] = {
        {pcf_of({2, 1}, {1, 0, 0}), "1.2732395447351626861510701069801148962756771659237"},
        {pcf_of({1}, {1}), "1.6180339887498948482045868343656381177203091798058"},
        {pcf_of({1, 1}, {1, 0}), "1.3922111911773328143765528784798165283739783853153"},
        {pcf_of({4, 2}, {1}), "2.1639534137386528487700040102180231170937386021508"},  // coth(1/2)
    };
    for (const Known& k : known) {
      const Limit l = limit(k.pcf, 50);
      CHECK(l.kind == Limit::Kind::finite);
      CHECK(l.value == k.digits);
      CHECK(l.rigorous);
      CHECK(l.error_bound == "1e-52");
    }
  }

  TEST_CASE("more digits begin with the fewer ones") {
    const Pcf apery = pcf_of({34, 51, 27, 5}, {-1, 0, 0, 0, 0, 0, 0});
    const std::string many = limit(apery, 3000).value;
    for (const long digits : {20L, 100L, 999L})
      CHECK(significant_decimal(parse_decimal(many), digits) == limit(apery, digits).value);
  }

  TEST_CASE("the limit changes sign with a and is inflated with (a, b) -> (k a, k^2 b)") {
    std::mt19937_64 random(3);
    std::uniform_int_distribution<long> c(-5, 5);
    for (int round = 0; round < 100; ++round) {
      const Pcf pcf{Polynomial::of({1 + round % 5, c(random), c(random)}), Polynomial::of({1, c(random), 7 + c(random)})};
      const Convergence kind = classify(pcf);
      if (kind.kind != ConvergenceClass::factorial) continue;
      const Limit l = limit(pcf, 60);
      if (l.kind != Limit::Kind::finite || l.value == "0") continue;
      const Limit negative = limit({-pcf.a, pcf.b}, 60), inflated = limit({Integer(10) * pcf.a, Integer(100) * pcf.b}, 60);
      CHECK(parse_decimal(negative.value) == -parse_decimal(l.value));
      CHECK(parse_decimal(inflated.value) == 10 * parse_decimal(l.value));
    }
  }

  TEST_CASE("the stated digits agree with a far deeper convergent") {
    std::mt19937_64 random(11);
    std::uniform_int_distribution<long> c(-5, 5);
    int compared = 0;
    for (int round = 0; round < 300; ++round) {
      const Pcf pcf{Polynomial::of({c(random), c(random), c(random)}), Polynomial::of({c(random), c(random), c(random)})};
      if (pcf.a.is_zero() || pcf.b.is_zero()) continue;
      const Convergence kind = classify(pcf);
      if (kind.kind != ConvergenceClass::factorial && kind.kind != ConvergenceClass::exponential) continue;
      const Limit l = limit_of(pcf, kind, 40);
      if (l.kind != Limit::Kind::finite || l.value == "0") continue;
      const Convergent deep = convergent_by_recurrence(pcf, 1500);
      CHECK(significant_decimal(Rational(deep.p, deep.q), 40) == l.value);
      ++compared;
    }
    CHECK(compared > 150);
  }

  TEST_CASE("terminating PCFs are exact, infinite where the last denominator vanishes") {
    const Limit four = limit(pcf_of({1, 0}, {1, -3}), 50);
    CHECK(*four.rational == -4);
    CHECK(four.rigorous);
    CHECK(limit(pcf_of({1, 3, -4}, {3, -4, -4}), 50).kind == Limit::Kind::infinite);
  }

  TEST_CASE("points at infinity and zeros are results, not loops") {
    CHECK(limit(pcf_of({1, 1}, {-1, -1}), 50).value == "inf");
    CHECK(limit(pcf_of({-5, 1, 2}, {-5, -4, -1}), 50).value == "inf");
    // Inverting the tail: a(0) + b(1)/L' with L' infinite is a(0).
    const Limit zero = limit(pcf_of({1, 0}, {-1, 0}), 50);
    CHECK(zero.value == "0");
    CHECK(zero.rational == Rational(0));
    CHECK(zero.rigorous);
  }

  TEST_CASE("a rational limit on a rounding boundary ends") {
    // (3 + sqrt(9 - 8))/2 = 2 and (5 + sqrt(25 - 24))/2 = 3; with a = 3/2 in tenths: 15, -50 gives 10
    CHECK(limit(pcf_of({3}, {-2}), 1).value == "2");
    CHECK(limit(pcf_of({15}, {-50}), 1).value == "1e+1");
    CHECK(limit(pcf_of({50}, {-625 + 25}), 1).value == "3e+1");  // 30
    CHECK(limit(pcf_of({35}, {-250}), 1).value == "2e+1");       // 25, half to even
  }

  TEST_CASE("tail bounds hold where they are claimed") {
    std::mt19937_64 random(5);
    std::uniform_int_distribution<long> c(-5, 5);
    int claimed = 0;
    for (int round = 0; round < 200; ++round) {
      const Pcf pcf{Polynomial::of({c(random), c(random), c(random)}), Polynomial::of({c(random), c(random)})};
      if (pcf.a.degree() < 1 || pcf.b.is_zero() || classify(pcf).kind != ConvergenceClass::factorial) continue;
      const std::int64_t n = 1 + round % 40;
      const auto bound = tail_bound(pcf, n);
      if (!bound) continue;
      ++claimed;
      // K(n+1) by the backward recurrence from far out.
      Rational tail = 0;
      for (std::int64_t k = n + 60; k > n; --k) tail = Rational(pcf.b(Integer(k))) / (Rational(pcf.a(Integer(k))) + tail);
      CHECK(abs(tail) <= bound->magnitude);
      if (bound->sign != 0) CHECK(tail * bound->sign >= 0);
    }
    CHECK(claimed > 50);
  }
}

}  // namespace
}  // namespace brouncker
