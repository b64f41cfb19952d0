// The bounds of growth against the convergents themselves, and against inequalities tried number by number.
#include "results/export/coq/growth.hpp"

#include "engine/recurrence/classify.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace brouncker;

namespace {

/// The inequalities at n, by plain arithmetic.
bool hold_at(const Pcf& pcf, const coq::Growth& g, const Integer& n) {
  const Rational d(g.denominator), l = Rational(g.bound(n)) / d, next = Rational(g.bound(n + 1)) / d;
  const Rational a(pcf.a(n + 1)), b(pcf.b(n + 1)), size = b < 0 ? Rational(-b) : b;
  if (l <= 0) return false;
  if (g.speed == coq::Speed::falling) return next < a && (a - next) * l + b >= 0 && b <= 0;
  const Rational rate = Rational(g.top) / Rational(g.bottom);
  if (g.speed == coq::Speed::rising) {
    const Rational u = Rational(g.above(n)) / Rational(g.above_denominator),
                   above = Rational(g.above(n + 1)) / Rational(g.above_denominator);
    const Rational rho = 1 - rate / Rational(n);
    return u > 0 && b >= 0 && next * u <= a * u + b && a * l + b <= above * l && rho >= 0 && b <= rho * (a * l + b);
  }
  const Rational rho = g.speed == coq::Speed::power ? Rational(1 - (1 + rate) / Rational(n)) : rate;
  return next <= a && (a - next) * l + b >= 0 && size <= rho * (a * l + b) && rho >= 0 && rho < 1;
}

/// q_n, q_(n+1) of one sign, their quotient at least l(n+1), and at most u(n+1) where there is one.
bool grows_at(const Pcf& pcf, const coq::Growth& g) {
  Integer before = 0, q = 1;
  for (long n = 0; n < g.from + 40; ++n) {
    const Integer next = pcf.a(n + 1) * q + pcf.b(n + 1) * before;
    if (n >= g.from && (q.sign() == 0 || q.sign() != next.sign() || g.bound(n + 1) * abs(q) > g.denominator * abs(next)))
      return false;
    if (n >= g.from && g.speed == coq::Speed::rising && g.above_denominator * abs(next) > g.above(n + 1) * abs(q)) return false;
    before = q, q = next;
  }
  return true;
}

}  // namespace

TEST_SUITE("export/coq/growth") {
  TEST_CASE("every class that the library proves has its example") {
    using enum coq::Speed;
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
      const auto growths = coq::growths_of(parse_pcf(a, b));
      CHECK_MESSAGE(std::ranges::count(growths, speed, &coq::Growth::speed) > 0, a, " | ", b);
    }
    for (const auto& [a, b] : {std::pair("-n", "1"), {"1", "-1"}, {"1", "-n"}, {"2n", "-n^2-n"}})
      CHECK(coq::growths_of(parse_pcf(a, b)).empty());
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
      const std::vector<coq::Growth> growths = coq::growths_of(pcf);
      found += converges && !growths.empty();
      CAPTURE(to_plain(pcf.a));
      CAPTURE(to_plain(pcf.b));
      for (const coq::Growth& growth : growths) {
        for (const long step : {0, 1, 2, 3, 10, 100, 1000, 100000}) CHECK(hold_at(pcf, growth, growth.from + step));
        CHECK(grows_at(pcf, growth));
        CHECK(growths.front().from <= growth.from);
      }
    }
    CHECK(all > 120);
    CHECK(found * 20 >= all * 19);
  }

  TEST_CASE("the index from which on a sign is settled is the least one") {
    CHECK(coq::settled(Polynomial::of({1, -5}), coq::Sign::nonnegative, 0) == 5);
    CHECK(coq::settled(Polynomial::of({1, -5}), coq::Sign::positive, 0) == 6);
    CHECK(coq::settled(Polynomial::of({-1, 5}), coq::Sign::fixed, 0) == 6);
    CHECK(coq::settled(Polynomial::of({1, 1}), coq::Sign::positive, 0) == 0);
    CHECK(coq::settled(Polynomial::of({1, 0, 1}), coq::Sign::positive, 7) == 7);
    CHECK(!coq::settled(Polynomial::of({-1, 5}), coq::Sign::positive, 0));
    CHECK(!coq::settled(Polynomial(), coq::Sign::fixed, 0));
    CHECK(coq::settled(Polynomial(), coq::Sign::nonnegative, 3) == 3);
  }
}
