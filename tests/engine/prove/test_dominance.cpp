// The bounds of growth against the convergents themselves, and against inequalities tried number by number.
#include "engine/prove/find/dominance.hpp"

#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/convergence.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace brouncker;

namespace {

/// The inequalities at n, by plain arithmetic.
bool hold_at(const Pcf& pcf, const dominance::Growth& g, const Integer& n) {
  const Rational d(g.denominator), l = Rational(g.bound(n)) / d, next = Rational(g.bound(n + 1)) / d;
  const Rational a(pcf.a(n + 1)), b(pcf.b(n + 1)), size = b < 0 ? Rational(-b) : b;
  if (l <= 0) return false;
  if (g.speed == dominance::Speed::falling) return next < a && (a - next) * l + b >= 0 && b <= 0;
  const Rational rate = Rational(g.top) / Rational(g.bottom);
  if (g.speed == dominance::Speed::rising) {
    const Rational u = Rational(g.above(n)) / Rational(g.above_denominator),
                   above = Rational(g.above(n + 1)) / Rational(g.above_denominator);
    const Rational rho = 1 - rate / Rational(n);
    return u > 0 && b >= 0 && next * u <= a * u + b && a * l + b <= above * l && rho >= 0 && b <= rho * (a * l + b);
  }
  const Rational rho = g.speed == dominance::Speed::power ? Rational(1 - (1 + rate) / Rational(n)) : rate;
  return next <= a && (a - next) * l + b >= 0 && size <= rho * (a * l + b) && rho >= 0 && rho < 1;
}

/// q_n, q_(n+1) of one sign, their quotient at least l(n+1), and at most u(n+1) where there is one.
bool grows_at(const Pcf& pcf, const dominance::Growth& g) {
  Integer before = 0, q = 1;
  for (long n = 0; n < g.from + 40; ++n) {
    const Integer next = pcf.a(n + 1) * q + pcf.b(n + 1) * before;
    if (n >= g.from && (q.sign() == 0 || q.sign() != next.sign() || g.bound(n + 1) * abs(q) > g.denominator * abs(next)))
      return false;
    if (n >= g.from && g.speed == dominance::Speed::rising && g.above_denominator * abs(next) > g.above(n + 1) * abs(q))
      return false;
    before = q, q = next;
  }
  return true;
}

}  // namespace

TEST_SUITE("prove/dominance") {
  TEST_CASE("every class that the library proves has its example") {
    using enum dominance::Speed;
    for (const auto& [a, b, speed] : {std::tuple("n", "n", geometric),
                                      {"n^2", "1", geometric},
                                      {"2n+1", "n^2", geometric},
                                      {"3n^2+3n+1", "-2n^4", geometric},
                                      {"1", "1", geometric},
                                      {"2n+3", "-n^2-2n", power},
                                      {"2n^2+2n+3", "-n^4", power},
                                      {"1", "n", rising},
                                      {"1", "n^2", rising},
                                      {"n+1", "2n^4-n+1", rising},
                                      {"2n+5", "-n^2", falling},
                                      {"2n+1", "-n^2", falling},
                                      {"2", "-1", falling}}) {
      const auto growths = dominance::growths_of(parse_pcf(a, b));
      CHECK_MESSAGE(std::ranges::count(growths, speed, &dominance::Growth::speed) > 0, a, " | ", b);
    }
    for (const auto& [a, b] : {std::pair("-n", "1"), {"1", "-1"}, {"1", "-n"}, {"2n", "-n^2-n"}})
      CHECK(dominance::growths_of(parse_pcf(a, b)).empty());
  }

  TEST_CASE("the bounds of random fractions hold, and nearly all that converge have one") {
    random_formulas::Generator g(21);
    int all = 0, found = 0;
    for (int i = 0; i < 400; ++i) {
      const auto c = [&] { return random_formulas::between(g, -9, 9); };
      Pcf pcf{Polynomial::of({c(), c(), c()}), Polynomial::of({c(), c(), c(), c(), c()})};
      if (i % 4 == 1) pcf = {Polynomial::of({c(), c()}), Polynomial::of({c(), c(), c()})};
      if (i % 4 == 2) pcf.a = Polynomial::of({c(), c()});
      if (i % 4 == 3) pcf = {Polynomial::of({2, c()}), Polynomial::of({-1, c(), c()})};
      if (pcf.a.is_zero() || pcf.b.is_zero() || pcf.a.leading() < 0) continue;
      const ConvergenceClass kind = classify(pcf).kind;
      const bool converges = kind != ConvergenceClass::divergent && kind != ConvergenceClass::terminating;
      all += converges;
      const std::vector<dominance::Growth> growths = dominance::growths_of(pcf);
      found += converges && !growths.empty();
      CAPTURE(to_plain(pcf.a));
      CAPTURE(to_plain(pcf.b));
      for (const dominance::Growth& growth : growths) {
        for (const long step : {0, 1, 2, 3, 10, 100, 1000, 100000}) CHECK(hold_at(pcf, growth, growth.from + step));
        CHECK(grows_at(pcf, growth));
        CHECK(growths.front().from <= growth.from);
        CHECK(dominance::holds(pcf, growth));
        dominance::Growth changed = growth;
        changed.bound = Integer(-1) * changed.bound;
        CHECK(!dominance::holds(pcf, changed));
      }
    }
    CHECK(all > 120);
    CHECK(found * 20 >= all * 19);
  }

  TEST_CASE("the index from which on a sign is settled is the least one") {
    CHECK(dominance::settled(Polynomial::of({1, -5}), dominance::Sign::nonnegative, 0) == 5);
    CHECK(dominance::settled(Polynomial::of({1, -5}), dominance::Sign::positive, 0) == 6);
    CHECK(dominance::settled(Polynomial::of({-1, 5}), dominance::Sign::fixed, 0) == 6);
    CHECK(dominance::settled(Polynomial::of({1, 1}), dominance::Sign::positive, 0) == 0);
    CHECK(dominance::settled(Polynomial::of({1, 0, 1}), dominance::Sign::positive, 7) == 7);
    CHECK(!dominance::settled(Polynomial::of({-1, 5}), dominance::Sign::positive, 0));
    CHECK(!dominance::settled(Polynomial(), dominance::Sign::fixed, 0));
    CHECK(dominance::settled(Polynomial(), dominance::Sign::nonnegative, 3) == 3);
  }

  TEST_CASE("a certificate carries why its fractions converge, and the checker follows it") {
    for (const auto& [a, b] : {std::pair("n", "n"),
                               {"2n+1", "n^2"},
                               {"-2n-1", "n^2"},
                               {"2n^2+2n+1", "-n^4"},
                               {"1", "n^2"},
                               {"1", "n"},
                               {"2n+5", "-n^2"},
                               {"3n+2", "-2n^2"},
                               {"n", "n^2-4"}}) {
      CAPTURE(a);
      CAPTURE(b);
      const auto proof = prove(parse_pcf(a, b));
      REQUIRE(proof);
      const nlohmann::json plain(certificate(*proof)), full(with_convergence(certificate(*proof)));
      REQUIRE(full.contains("convergence"));
      CHECK(!check(plain).convergence);
      const CheckResult result = check(full);
      CHECK_MESSAGE(result.valid, result.reason);
      CHECK(result.convergence);
      CHECK(result.statement == check(plain).statement);
      for (const char* name : {"bound", "denominator", "rate", "above", "above_denominator"}) {
        nlohmann::json changed = full;
        if (!changed["convergence"][0].contains(name)) continue;
        nlohmann::json& value = changed["convergence"][0][name];
        (value.is_array() ? value[0] : value) = "-7";
        CHECK_MESSAGE(!check(changed).valid, name);
      }
      nlohmann::json fewer = full, more = full, early = full;
      fewer["convergence"].erase(0);
      more["convergence"][0]["note"] = "1";
      early["convergence"][0]["from"] = "-1";
      for (const nlohmann::json& changed : {fewer, more, early}) CHECK(!check(changed).valid);
    }
  }
}
