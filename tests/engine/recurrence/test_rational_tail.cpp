#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

using Coefficients = std::initializer_list<long long>;

/// p/q as text, so that 1/0 has one too.
std::string limit_text(Coefficients a, Coefficients b) {
  const auto limit = rational_limit({Polynomial::of(a), Polynomial::of(b)});
  return limit ? limit->p.str() + "/" + limit->q.str() : "none";
}

/// |p_n/q_n - limit| as a double; |q_n/p_n| for the point at infinity.
double distance(const Pcf& pcf, const ProjectiveRational& limit, std::int64_t n) {
  const Convergent c = convergent(Terms(pcf, n), n);
  if (limit.q == 0) return std::fabs(static_cast<double>(Rational(c.q, c.p)));
  if (c.q == 0) return HUGE_VAL;
  return std::fabs(static_cast<double>(Rational(Rational(c.p, c.q) - Rational(limit.p, limit.q))));
}

TEST_SUITE("recurrence/rational_tail") {
  TEST_CASE("known rational limits, zeros and points at infinity") {
    CHECK(limit_text({2}, {-1}) == "1/1");  // double root, error 1/n
    CHECK(limit_text({4}, {-4}) == "2/1");
    CHECK(limit_text({-2}, {-1}) == "-1/1");
    CHECK(limit_text({3}, {-2}) == "2/1");  // eigenvalues 2 and 1
    CHECK(limit_text({-3, -4}, {-2, -5, -2}) == "-1/1");
    CHECK(limit_text({1, 1}, {1, 2}) == "2/1");
    CHECK(limit_text({1, 1}, {-1, -1}) == "1/0");
    CHECK(limit_text({-5, 1, 2}, {-5, -4, -1}) == "1/0");
    CHECK(limit_text({1, -5}, {2, -1, 0}) == "1/0");  // exponential class
    CHECK(limit_text({1, 0}, {-1, 0}) == "0/1");
    CHECK(limit_text({2, 1}, {-1, 0, 0}) == "0/1");    // logarithmic class
    CHECK(limit_text({4, 0}, {-4, 4, -1}) == "-1/1");  // a double root of b, at 1/2
  }

  TEST_CASE("irrational limits are not called rational") {
    CHECK(limit_text({2, 1}, {1, 0, 0}) == "none");            // 4/pi
    CHECK(limit_text({1}, {1}) == "none");                     // golden ratio
    CHECK(limit_text({1, 1}, {1, 0}) == "none");               // 1/(e - 2)
    CHECK(limit_text({2, 2, 1}, {-1, 0, 0, 0, 0}) == "none");  // 6/pi^2: hypergeometric, but not the minimal solution
    CHECK(limit_text({2}, {4, -4, 1}) == "none");              // 1 + 4/pi
    CHECK(limit_text({2, 1}, {-1, 0, 2}) == "none");           // sqrt 2
  }

  TEST_CASE("convergents tend to the rational limit claimed") {
    Generator generator(99);
    int claimed = 0;
    for (int round = 0; round < repeated(40'000); ++round) {
      const int degree = round % 4 == 0 ? 0 : 1 + round % 2;
      const Pcf pcf{random_formulas::small_polynomial(generator, degree, 4),
                    random_formulas::small_polynomial(generator, round % 3, 4)};
      const Convergence kind = classify(pcf);
      if (!kind.converges() || kind.kind == ConvergenceClass::terminating) continue;
      const auto limit = rational_limit(pcf);
      if (!limit) continue;
      ++claimed;
      const double near = distance(pcf, *limit, 400), far = distance(pcf, *limit, 1600);
      CAPTURE(name(kind.kind));
      CHECK((far < 1e-60 || far < 0.95 * near));
    }
    CHECK(claimed > 50);
  }

  TEST_CASE("roots that lie far apart: h takes a lower one where the highest would make y too long") {
    // a(n) = h1(n) + h2(n+1), b = -h1 h2, h2 = n + 1000; with h = n + 1 deg y is 999.
    const Polynomial h1 = Polynomial::of({27, 27}), h2 = Polynomial::of({1, 1000});
    const auto limit = rational_limit({h1 + h2.shifted(1), -(h1 * h2)});
    REQUIRE(limit);
    CHECK(Rational(limit->p, limit->q) == 27);
  }

  TEST_CASE("built from f, h1, h2 the limit is found, in higher degrees too") {
    Generator generator(5);
    int found = 0;
    for (int round = 0; round < repeated(300); ++round) {
      // f = 1: a(n) = h1(n) + h2(n+1), b = -h1 h2; minimal where h2 is of lower degree or smaller leading coefficient.
      const int degree = static_cast<int>(between(generator, 1, 3));
      const auto linear = [&] { return Polynomial(std::vector<Integer>{between(generator, 1, 9), between(generator, 1, 3)}); };
      Polynomial h1 = Polynomial::constant(5), h2 = Polynomial::constant(1);
      for (int k = 0; k < degree; ++k) h1 = h1 * linear();
      for (int k = 0; k < degree - round % 2; ++k) h2 = h2 * linear();
      if (h2.degree() == h1.degree()) h1 = Integer(27) * h1;
      const Pcf pcf{h1 + h2.shifted(1), -(h1 * h2)};
      const Convergence kind = classify(pcf);
      REQUIRE(kind.kind != ConvergenceClass::terminating);
      REQUIRE(kind.converges());
      const auto limit = rational_limit(pcf);
      REQUIRE(limit);
      CHECK(Rational(limit->p, limit->q) == Rational(h1(0)));  // a(0) + K(1) = h1(0) + h2(1) - h2(1)
      ++found;
    }
    CHECK(found == repeated(300));
  }
}

}  // namespace
}  // namespace brouncker
