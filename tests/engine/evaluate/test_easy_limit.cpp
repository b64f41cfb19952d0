/// Limits that a few terms of the recurrence decide, whatever their class is called.
#include "engine/evaluate/feasibility.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/convergents.hpp"
#include "engine/recurrence/tail_bound.hpp"
#include "formulas/decimal.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using namespace random_formulas;

Pcf pcf_of(std::initializer_list<long long> a, std::initializer_list<long long> b) {
  return {Polynomial::of(a), Polynomial::of(b)};
}

double terms_for(const Pcf& pcf, long digits) { return depth_for(pcf, bits_for(digits) + kSpareBits[0]).terms; }

/// The convergents p_n/q_n, p_(n+1)/q_(n+1) of b > 0, a > 0 lie on either side of the limit: the digits they agree on.
std::optional<std::string> between_convergents(const Pcf& pcf, std::int64_t n, long digits) {
  const Convergent x = convergent_by_recurrence(pcf, n), y = convergent_by_recurrence(pcf, n + 1);
  const Rational lower(x.p, x.q), upper(y.p, y.q);
  return agreed_decimal((lower + upper) / 2, abs(upper - lower) / 2, digits);
}

TEST_SUITE("evaluate/easy_limit") {
  TEST_CASE("slow classes with |a|^2/|b| large: few terms, every digit, by theorem") {
    struct Easy {
      Pcf pcf;
      double most_terms;
    };
    const Easy easy[] = {{pcf_of({10'000, 0}, {1, 0, 0, 0}), 40},
                         {pcf_of({100'000, 0}, {1, 0, 0, 0, 0}), 60},
                         {pcf_of({1'000'000, 1}, {3, 0, 1, 0}), 40},
                         {pcf_of({50'000}, {1, 0}), 40},
                         {pcf_of({90'000, 0, 7}, {2, 1, 0, 0, 0, 0}), 40}};
    for (const auto& [pcf, most_terms] : easy) {
      CHECK(terms_for(pcf, 50) < most_terms);
      const Limit limit = limit_of(pcf, classify(pcf), 50);
      CHECK(limit.rigorous);
      CHECK(limit.value == between_convergents(pcf, 120, 50));
      const Limit mirror = limit_of({-pcf.a, pcf.b}, classify(pcf), 50);
      CHECK(mirror.value == "-" + limit.value);
    }
  }

  TEST_CASE("double roots that are easy, b < 0: the limit of the convergents, by theorem") {
    // 4b = -a(n)a(n-1) + e1 n^(2s-1) + ...: exp(-4 sqrt(e1 n)); and n^-sqrt(1 + 4 e2).
    for (const Pcf& pcf : {pcf_of({2, 1}, {-1, 9'000, 1}), pcf_of({2, 1}, {-1, 0, 40'001}), pcf_of({20, 10}, {-100, 70'001, 3})}) {
      const Limit limit = limit_of(pcf, classify(pcf), 40);
      CHECK(limit.rigorous);
      const Convergent deep = convergent_by_recurrence(pcf, 4'000);
      CHECK(limit.value == significant_decimal(Rational(deep.p, deep.q), 40));
    }
  }

  TEST_CASE("b > 0 for long before it is negative: the terms before need no more than their signs") {
    for (const Pcf& pcf : {pcf_of({2, 1}, {-1, 10'000'007, 1}), pcf_of({7, 0, 1}, {-3, 0, 123'456'789, 0, 5})}) {
      CHECK(*tail_bound_from(pcf) < 10);
      CHECK(terms_for(pcf, 50) < 8'000);
      const Limit limit = limit_of(pcf, classify(pcf), 50);
      CHECK(limit.rigorous);
      CHECK(limit.value == between_convergents(pcf, 9'000, 50));
    }
  }

  TEST_CASE("a nearly double root is followed in balls, to the digits of exact integers") {
    // Eigenvalues complex up to n = 2 A^2/D = 40,804, A^2 + 4B = D = 8, then exponential.
    const Pcf pcf = pcf_of({-404, 1, 1}, {-40'802, 17, 15, 0, 17});
    REQUIRE(classify(pcf).kind == ConvergenceClass::exponential);
    const Depth depth = depth_for(pcf, bits_for(50) + kSpareBits[0]);
    CHECK(takes_balls(depth, bits_for(50) + kSpareBits[0]));
    const Limit limit = limit_of(pcf, classify(pcf), 50);
    CHECK(limit.rigorous);
    const auto n = static_cast<std::int64_t>(depth.terms) + 10'000;
    const Convergent deep = convergent(Terms(pcf, n), n);
    CHECK(limit.value == significant_decimal(Rational(deep.p, deep.q), 50));
  }

  TEST_CASE("balls and exact integers enclose the same limit") {
    Generator generator(7);
    int compared = 0;
    for (int round = 0; round < repeated(60); ++round) {
      const Pcf pcf{small_polynomial(generator, 2, 30),
                    small_polynomial(generator, static_cast<int>(between(generator, 1, 5)), 30)};
      const Convergence convergence = classify(pcf);
      if (!convergence.converges() || convergence.kind == ConvergenceClass::terminating) continue;
      const Depth depth = depth_for(pcf, bits_for(40) + kSpareBits[0], 3'000);
      if (depth.terms >= 3'000) continue;
      const auto n = static_cast<std::int64_t>(depth.terms) + 4;
      const Terms terms(pcf, n);
      const BallConvergent balls = ball_convergent(pcf, n, 600);
      const auto by_balls = limit_from_balls(pcf, balls, 40);
      const auto exact = limit_from_convergent(pcf, convergent(terms, n), balls.log2_product_b, 40);
      CHECK(by_balls.has_value() == exact.has_value());
      if (!by_balls || !exact) continue;
      CHECK(by_balls->value == exact->value);
      CHECK(by_balls->rigorous);
      ++compared;
    }
    CHECK(compared > 20);
  }
}

}  // namespace
}  // namespace brouncker
