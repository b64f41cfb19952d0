#include "engine/prove/equivalent.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

/// L = R(L') to 40 digits, projectively.
bool agrees(const Gauge& g) {
  const Limit x = limit_of(g.from, classify(g.from), 60), y = limit_of(g.to, classify(g.to), 60);
  if (y.kind == Limit::Kind::none || x.kind == Limit::Kind::none) return false;
  const Moebius& r = g.relation;
  Rational top = r.p, bottom = r.r;
  if (y.kind == Limit::Kind::finite) {
    const Rational l = parse_decimal(y.value);
    top = r.p * l + r.q;
    bottom = r.r * l + r.s;
  }
  const Rational tiny(1, pow(Integer(10), 40));
  if (x.kind == Limit::Kind::infinite) return abs(bottom) < tiny * abs(top);
  const Rational l = parse_decimal(x.value);
  return abs(top - bottom * l) < tiny * (abs(top) + abs(bottom));
}

TEST_SUITE("prove/gauge") {
  TEST_CASE("shifts, signs, inflations are found") {
    const Pcf p{Polynomial::of({2, 1, 3}), Polynomial::of({1, 0, 1})};
    for (const long k : {-3, -1, 0, 1, 2, 5}) {
      const GaugeResult g = gauge_between(p, {Integer(-3) * p.a.shifted(k), Integer(9) * p.b.shifted(k)});
      REQUIRE(g.verdict == Verdict::yes);
      CHECK(agrees(*g.gauge));
      CHECK(check(nlohmann::json(equivalent(g.gauge->from, g.gauge->to).certificate)).valid);
    }
  }

  TEST_CASE("a shift or a start beyond what the checker follows is undecided, at once") {
    const Pcf p{Polynomial::of({2, 1, 3}), Polynomial::of({1, 0, 1})};
    for (const long k : {kMaxStart + 1, -kMaxStart - 1, 1'000'000'000L})
      CHECK(gauge_between(p, {p.a.shifted(k), p.b.shifted(k)}).verdict == Verdict::undecided);
  }

  TEST_CASE("theorem R: b(n) and b(n - j), j = 1 + b1/b2 - a1/a2, for every |j| <= 9 and beyond the box") {
    Generator g(1);
    int proved = 0, reducible = 0;
    for (int round = 0; round < repeated(800); ++round) {
      const std::int64_t a2 = between(g, 1, 3), b2 = between(g, -3, 3), j = between(g, -9, 9), a1 = a2 * between(g, -3, 3);
      if (b2 == 0) continue;
      const Pcf p{Polynomial::of({a2, a1, between(g, -20, 20)}), Polynomial::of({b2, b2 * (j - 1 + a1 / a2), between(g, -20, 20)})};
      const Pcf q{p.a, p.b.shifted(-j)};
      if (classify(p).kind != ConvergenceClass::factorial || classify(q).kind != ConvergenceClass::factorial) continue;
      const GaugeResult result = gauge_between(p, q);
      CHECK_MESSAGE(result.verdict != Verdict::no, to_plain(p), " ", to_plain(q));
      if (result.verdict != Verdict::yes) {
        ++reducible;
        continue;
      }
      CHECK_MESSAGE(agrees(*result.gauge), to_plain(p), " ", to_plain(q));
      ++proved;
    }
    CHECK(proved > 200);
    CHECK(reducible < proved / 10);
  }

  TEST_CASE("contiguous neighbours in every class, checked against the limits and by the checker") {
    struct Pair {
      const char *a, *b, *a2, *b2;
    };
    const Pair pairs[] = {
        {"n", "n", "n+1", "n"},                     // 1F1
        {"3n+1", "-2n^2+n", "3n+2", "-2n^2+n"},     // 2F1, D a square
        {"2n+3", "(n+1)(n+3)", "2n+3", "(n+2)^2"},  // 2F1, D not a square: alpha + 1, beta - 1
        {"2n+4", "-n^2", "2n+5", "-n^2-n"},         // D = 0, stretched
        {"5", "4n^2+2n", "9", "4n^2+2n"},           // equal moduli
        {"3", "2n+1", "3", "2n+3"},                 // equal moduli, stretched
        {"10n+5", "n^4", "2n+1", "n^4"},            // polynomial, four orders of contact with the dominant tail
        {"2n^3+3n^2+11n+5", "-n^6", "2n^3+3n^2+3n+1", "-n^6"},
        {"(n+1)(n+2)", "3n(n+1)", "n+2", "3"},  // inflation by n + 1
    };
    for (const Pair& p : pairs) {
      const EquivalenceProof e = equivalent(parse_pcf(p.a, p.b), parse_pcf(p.a2, p.b2));
      const GaugeResult g = gauge_between(parse_pcf(p.a, p.b), parse_pcf(p.a2, p.b2));
      INFO(p.a, " | ", p.b, " / ", p.a2, " | ", p.b2, ": ", g.reason);
      REQUIRE(g.verdict == Verdict::yes);
      if (classify(g.gauge->from).kind != ConvergenceClass::polynomial) CHECK(agrees(*g.gauge));
      CHECK(check(nlohmann::json(e.certificate)).valid);
      // A + B L' + C L + D L L' = 0
      const Moebius& r = g.gauge->relation;
      CHECK(Moebius{e.a, e.b, e.c, e.d}.reduced() == Moebius{-r.q, -r.p, r.s, r.r}.reduced());
    }
  }

  TEST_CASE("other classes are told apart, by theorem") {
    struct Pair {
      const char *a, *b, *a2, *b2;
    };
    const Pair pairs[] = {
        {"2n+1", "n^2", "1", "n^2+n"},  // both pi, different speeds
        {"n", "n", "n", "2n"},          // e and e^2
        {"n", "1", "n", "-1"},          // I and J
        {"n^2+1", "n^2+3", "n^2+1", "n^2+5"},
        {"3n+1", "-2n^2+n", "3n+2", "-2n^2"},  // pi and log 2: the roots of b differ modulo Z
        {"n", "2n-1", "n", "2n"},
    };
    for (const Pair& p : pairs) {
      const GaugeResult g = gauge_between(parse_pcf(p.a, p.b), parse_pcf(p.a2, p.b2));
      CHECK_MESSAGE(g.verdict == Verdict::no, p.a, " | ", p.b, " ", g.reason);
    }
  }

  TEST_CASE("random pairs: whatever is called equivalent has related limits") {
    Generator g(12);
    int found = 0;
    for (int round = 0; round < repeated(3000); ++round) {
      const std::int64_t a2 = between(g, 0, 1), a1 = between(g, 1, 2), b2 = between(g, -1, 2);
      const auto c = [&] { return between(g, -3, 3); };
      const Pcf p{Polynomial::of({a2, a1, c()}), Polynomial::of({b2, c(), c()})},
          q{Polynomial::of({a2, a1, c()}), Polynomial::of({b2, c(), c()})};
      if (p.a.is_zero() || p.b.is_zero() || q.a.is_zero() || q.b.is_zero()) continue;
      const GaugeResult result = gauge_between(p, q);
      if (result.verdict != Verdict::yes || classify(p).kind == ConvergenceClass::polynomial) continue;
      CHECK_MESSAGE(agrees(*result.gauge), to_plain(p), " ", to_plain(q));
      ++found;
    }
    CHECK(found > 20);
  }
}

}  // namespace
}  // namespace brouncker
