// The bounds of growth against the convergents themselves, and against inequalities tried number by number.
#include "results/export/coq/growth.hpp"

#include "engine/recurrence/classify.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

/// The three inequalities at n, by plain arithmetic.
bool hold_at(const Pcf& pcf, const coq::Growth& g, const Integer& n) {
  const Rational d(g.denominator), l = Rational(g.bound(n)) / d, next = Rational(g.bound(n + 1)) / d;
  const Rational a(pcf.a(n + 1)), b(pcf.b(n + 1)), rate = Rational(g.top) / Rational(g.bottom);
  const Rational rho = g.power ? Rational(1 - (1 + rate) / Rational(n)) : rate, size = b < 0 ? Rational(-b) : b;
  return l > 0 && next <= a && (a - next) * l + b >= 0 && size <= rho * (a * l + b) && rho < 1;
}

/// q_n, q_(n+1) of one sign, their quotient at least l(n+1).
bool grows_at(const Pcf& pcf, const coq::Growth& g) {
  Integer before = 0, q = 1;
  for (long n = 0; n < g.from + 40; ++n) {
    const Integer next = pcf.a(n + 1) * q + pcf.b(n + 1) * before;
    if (n >= g.from && (q.sign() == 0 || q.sign() != next.sign() || g.bound(n + 1) * abs(q) > g.denominator * abs(next)))
      return false;
    before = q, q = next;
  }
  return true;
}

}  // namespace

TEST_SUITE("export/coq/growth") {
  TEST_CASE("every class that the library proves has its example") {
    for (const auto& [a, b, power] : {std::tuple("n", "n", false),
                                      {"n^2", "1", false},
                                      {"2n+1", "n^2", false},
                                      {"3n^2+3n+1", "-2n^4", false},
                                      {"1", "1", false},
                                      {"2n+3", "-n^2-2n", true},
                                      {"2n^2+2n+3", "-n^4", true}}) {
      const auto growth = coq::growth_of(parse_pcf(a, b));
      REQUIRE_MESSAGE(growth, a, " | ", b);
      CHECK(growth->power == power);
    }
    for (const auto& [a, b] : {std::pair("1", "n"), {"1", "n^2"}, {"-n", "1"}, {"1", "-1"}})
      CHECK(!coq::growth_of(parse_pcf(a, b)));
  }

  TEST_CASE("the bounds of random fractions hold, and nearly all that converge fast have one") {
    random_formulas::Generator g(21);
    int fast = 0, found = 0;
    for (int i = 0; i < 400; ++i) {
      const auto c = [&] { return random_formulas::between(g, -9, 9); };
      const Pcf pcf{Polynomial::of({c(), c(), c()}), Polynomial::of({c(), c(), c(), c(), c()})};
      if (pcf.a.is_zero() || pcf.b.is_zero() || pcf.a.leading() < 0) continue;
      const ConvergenceClass kind = classify(pcf).kind;
      const bool is_fast = kind == ConvergenceClass::factorial || kind == ConvergenceClass::exponential;
      fast += is_fast;
      const auto growth = coq::growth_of(pcf);
      if (!growth) continue;
      found += is_fast;
      CAPTURE(to_plain(pcf.a));
      CAPTURE(to_plain(pcf.b));
      for (const long step : {0, 1, 2, 3, 10, 100, 1000, 100000}) CHECK(hold_at(pcf, *growth, growth->from + step));
      CHECK(grows_at(pcf, *growth));
    }
    CHECK(fast > 50);
    CHECK(found * 10 >= fast * 9);
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
