#include "engine/prove/gauge.hpp"

#include "engine/evaluate/classify.hpp"
#include "engine/evaluate/limit.hpp"
#include "formulas/decimal.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;

Pcf pcf_of(std::initializer_list<long long> a, std::initializer_list<long long> b) {
  return {Polynomial::of(a), Polynomial::of(b)};
}

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
    const Pcf p = pcf_of({2, 1, 3}, {1, 0, 1});
    for (const long k : {-3, -1, 0, 1, 2, 5}) {
      const Pcf q{Integer(-3) * p.a.shifted(k), Integer(9) * p.b.shifted(k)};
      const GaugeResult g = gauge_between(p, q);
      REQUIRE(g.verdict == Verdict::yes);
      CHECK(agrees(*g.gauge));
    }
  }

  TEST_CASE("known relations between different formulas") {
    struct Pair { Pcf x, y; };
    const Pair pairs[] = {
        {pcf_of({1, 0, 2}, {3, -3, 1}), pcf_of({1, 1, 0}, {1, 0})},
        {pcf_of({1, 0}, {1, 0}), pcf_of({1, 2}, {1, 0})},
        {pcf_of({3, 1}, {-2, 1, 0}), pcf_of({3, 2}, {-2, 1, 0})},
        {pcf_of({1}, {1, 1, 0}), pcf_of({2}, {1, 0, 0})},
    };
    for (const Pair& p : pairs) {
      const GaugeResult g = gauge_between(p.x, p.y);
      MESSAGE(int(g.verdict), " ", g.reason);
      if (g.gauge) CHECK(agrees(*g.gauge));
    }
  }
}

}  // namespace
}  // namespace brouncker
