#include "engine/recurrence/classify.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

namespace brouncker {
namespace {

using enum ConvergenceClass;
using Coefficients = std::initializer_list<long long>;

Convergence classify_of(Coefficients a, Coefficients b) { return classify({Polynomial::of(a), Polynomial::of(b)}); }

TEST_SUITE("evaluate/classify") {
  TEST_CASE("classical continued fractions have their classes") {
    struct Known {
      Coefficients a, b;
      ConvergenceClass kind;
    };
    const Known known[] = {
        {{2, 1}, {1, 0, 0}, exponential},                        // 4/pi, Brouncker
        {{1}, {1}, exponential},                                 // golden ratio
        {{1, 1}, {1, 0}, factorial},                             // 1/(e - 2), Euler
        {{34, 51, 27, 5}, {-1, 0, 0, 0, 0, 0, 0}, exponential},  // 6/zeta(3), Apery
        {{2}, {4, -4, 1}, polynomial},                           // 4/pi + 1, Brouncker's other form
        {{1}, {1, 0}, stretched_exponential},                    // erfc, Laplace
        {{2}, {-1}, polynomial},                                 // 1, error 1/n
        {{1}, {-1}, divergent},                                  // period 3
        {{1}, {1, 0, 0, 0, 0}, divergent},                       // Stern-Seidel
        {{2, 1}, {-1, 0, 0}, logarithmic},                       // equal exponents
        {{2, 3}, {-1, 0, 0}, stretched_exponential},
        {{2, -1}, {-1, 0, 0}, divergent},
        {{1, 0}, {1, -3}, terminating},
    };
    for (const Known& k : known) CHECK(classify_of(k.a, k.b).kind == k.kind);
  }

  TEST_CASE("the rate of the exponential class is that of the eigenvalues") {
    CHECK(*classify_of({2, 1}, {1, 0, 0}).digits_per_term == doctest::Approx(2 * std::log10(1 + std::sqrt(2.0))));
    CHECK(*classify_of({34, 51, 27, 5}, {-1, 0, 0, 0, 0, 0, 0}).digits_per_term ==
          doctest::Approx(8 * std::log10(1 + std::sqrt(2.0))));
    CHECK(!classify_of({1, 1}, {1, 0}).digits_per_term);
  }

  TEST_CASE("the class does not depend on the sign of a, on inflation, nor on a shift without zeros") {
    for (long long a1 = -2; a1 <= 2; ++a1)
      for (long long a0 = -2; a0 <= 2; ++a0)
        for (long long b1 = -2; b1 <= 2; ++b1)
          for (long long b0 = -3; b0 <= 3; ++b0) {
            const Pcf pcf{Polynomial::of({a1, a0}), Polynomial::of({-1, b1, b0})};
            if (pcf.a.is_zero()) continue;
            const ConvergenceClass kind = classify(pcf).kind;
            CHECK(classify({-pcf.a, pcf.b}).kind == kind);
            CHECK(classify({Integer(3) * pcf.a, Integer(9) * pcf.b}).kind == kind);
            if (kind != terminating) CHECK(classify({pcf.a.shifted(20), pcf.b.shifted(20)}).kind == kind);
          }
  }

  TEST_CASE("a double root parts into its four classes by the next orders") {
    // a = 2h n + a0, b = -h^2 n^2 + b1 n + b0: z = (h a0 - h^2 + b1)/h^2 decides, then b1^2 + 4 b0 h^2.
    std::map<ConvergenceClass, int> seen;
    for (long long h = 1; h <= 2; ++h)
      for (long long a0 = -4; a0 <= 4; ++a0)
        for (long long b1 = -4; b1 <= 4; ++b1)
          for (long long b0 = -4; b0 <= 4; ++b0) {
            const ConvergenceClass kind = classify_of({2 * h, a0}, {-h * h, b1, b0}).kind;
            if (kind == terminating) continue;
            const long long z = h * a0 - h * h + b1, disc = b1 * b1 + 4 * b0 * h * h;
            const ConvergenceClass expected = z > 0       ? stretched_exponential
                                              : z < 0     ? divergent
                                              : disc > 0  ? polynomial
                                              : disc == 0 ? logarithmic
                                                          : divergent;
            CHECK(kind == expected);
            ++seen[kind];
          }
    CHECK(seen.size() == 4);
  }
}

}  // namespace
}  // namespace brouncker
