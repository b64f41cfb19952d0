#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/slow_limit.hpp"
#include "engine/evaluate/tail_series.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

using Coefficients = std::initializer_list<long long>;

Pcf pcf_of(Coefficients a, Coefficients b) { return {Polynomial::of(a), Polynomial::of(b)}; }

TEST_SUITE("evaluate/slow_limit") {
  TEST_CASE("classical slow continued fractions have their digits") {
    struct Known {
      Pcf pcf;
      const char* digits;
    };
    const Known known[] = {
        // 1 + 4/pi, Brouncker: 2 + 1/(2 + 9/(2 + 25/...))
        {pcf_of({2}, {4, -4, 1}), "2.2732395447351626861510701069801148962756771659237"},
        // 1/(sqrt(e pi/2) erfc(1/sqrt 2)), Laplace: 1 + 1/(1 + 2/(1 + 3/...))
        {pcf_of({1}, {1, 0}), "1.5251352761609812090890905363905787133071163649206"},
        // (n + 2)/(n + 1) -> 1
        {pcf_of({2}, {-1}), "1.0000000000000000000000000000000000000000000000000"},
        // 1/zeta(2) = 6/pi^2, from Euler's form of sum 1/n^2
        {pcf_of({2, 2, 1}, {-1, 0, 0, 0, 0}), "0.60792710185402662866327677925836583342615264803348"},
        // sqrt 2 = max of the roots of b: K(n+1) = -(n + 1) + sqrt 2 exactly
        {pcf_of({2, 1}, {-1, 0, 2}), "1.4142135623730950488016887242096980785696718753769"},
    };
    for (const Known& k : known) {
      const Limit l = limit_of(k.pcf, classify(k.pcf), 50);
      CHECK(l.value == k.digits);
      CHECK(l.rigorous);
      const Limit mirror = limit_of({-k.pcf.a, k.pcf.b}, classify(k.pcf), 50);
      CHECK(mirror.value == std::string("-") + k.digits);
    }
  }

  TEST_CASE("the limit agrees with plain convergents as far as those go, in every slow class and degree") {
    const Pcf slow[] = {
        pcf_of({3}, {2, 1}),                  // t = 2s + 1
        pcf_of({2, 1}, {1, 0, 0, 3}),         // t = 2s + 1, s = 1
        pcf_of({7}, {1, 1, 5}),               // t = 2s + 2
        pcf_of({9, 4}, {1, 0, 0, 0, 1}),      // t = 2s + 2, s = 1
        pcf_of({2, 9}, {-1, 0, 0}),           // double root, half powers
        pcf_of({-4, -9}, {-4, 3, 1}),         // the same, a < 0
        pcf_of({2, 0, 9}, {-1, 2, 3, 0, 1}),  // double root, degree 2
        pcf_of({6, 5, 3}, {-9, 12, 2, 5, 4}),
    };
    for (const Pcf& pcf : slow) {
      const Convergence kind = classify(pcf);
      if (kind.kind != ConvergenceClass::stretched_exponential && kind.kind != ConvergenceClass::polynomial) continue;
      CAPTURE(name(kind.kind));
      const double value = std::stod(limit_of(pcf, kind, 30).value);
      // Two deep convergents bracket or approach it: their distance bounds how far off they may be.
      const Terms terms(pcf, 6001);
      const Convergent c = convergent(terms, 6000);
      const double last = static_cast<double>(Rational(c.p, c.q)),
                   before = static_cast<double>(Rational(c.p_previous, c.q_previous));
      const Convergent half = convergent(terms, 3000);
      const double spread = std::fabs(last - before) + std::fabs(last - static_cast<double>(Rational(half.p, half.q)));
      CHECK(std::fabs(value - last) <= 20 * spread + 1e-12);
      CHECK(spread < 0.1);
    }
  }

  TEST_CASE("more digits begin with the fewer ones") {
    for (const Pcf& pcf : {pcf_of({3}, {2, 1}), pcf_of({7}, {1, 1, 5}), pcf_of({2, 9}, {-1, 0, 0})}) {
      const std::string many = limit_of(pcf, classify(pcf), 150).value;
      for (const long digits : {1L, 20L, 64L})
        CHECK(significant_decimal(parse_decimal(many), digits) == limit_of(pcf, classify(pcf), digits).value);
    }
  }

  TEST_CASE("a limit of zero is found in the logarithmic class") {
    const Limit l = limit_of(pcf_of({2, 1}, {-1, 0, 0}), classify(pcf_of({2, 1}, {-1, 0, 0})), 50);
    CHECK(l.value == "0");
  }

  TEST_CASE("the partial sums satisfy the recursion of the tails") {
    const Pcf pcf = pcf_of({3}, {2, 1});
    TailSeries series(pcf, 300);
    const auto here = series.at(Integer(900), -150), next = series.at(Integer(901), -150);
    Real product;  // K(n+1) (a(n+1) + K(n+2)) - b(n+1)
    arb_add_ui(product.get(), next.tail.get(), 3, 300);
    arb_mul(product.get(), product.get(), here.tail.get(), 300);
    arb_sub_ui(product.get(), product.get(), 2 * 901 + 1, 300);
    CHECK(std::fabs(arf_get_d(arb_midref(product.get()), ARF_RND_NEAR)) < 1e-40);
  }
}

}  // namespace
}  // namespace brouncker
