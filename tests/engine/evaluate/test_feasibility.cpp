#include "engine/evaluate/feasibility.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/tail_bound.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

using namespace random_formulas;

std::string refusal(const char* a, const char* b, long digits) {
  const Pcf pcf = parse_pcf(a, b);
  const auto infeasible = limit_infeasible(pcf, classify(pcf), digits);
  if (!infeasible) return "";
  CHECK(limit_of(pcf, classify(pcf), digits).kind == Limit::Kind::none);
  CHECK(infeasible->cpu_seconds > 100);
  return infeasible->reason;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != text.npos; }

TEST_SUITE("evaluate/feasibility") {
  TEST_CASE("what is out of reach says why, and is not begun") {
    CHECK(contains(refusal("n-1000000000", "1", 50), "terms are needed"));
    CHECK(contains(refusal("n", "-1000000000000*n-1", 50), "terms are needed"));
    CHECK(contains(refusal("2000000000*n+1", "-999999999999999999*n^2-1", 50), "terms are needed"));
    CHECK(contains(refusal("n", "n^2+1000000000000000000000000000000", 50'000), "terms are needed"));
    CHECK(contains(refusal("n", "n-9000000000", 50), "finite continued fraction has about 9e+09 terms"));
    CHECK(contains(refusal("3", "2n^2+1", 1'000'000), "s of CPU time"));
    CHECK(contains(refusal("2n+1", "n^3+1", 60'000), "reaches 5000 digits"));
  }

  TEST_CASE("what is in reach is not refused") {
    CHECK(refusal("2n+1", "n^2", 1'000'000) == "");
    CHECK(refusal("34n^3+51n^2+27n+5", "-n^6", 1'000'000) == "");
    CHECK(refusal("n", "n", 1'000'000) == "");
    CHECK(refusal("2", "-1", 1'000'000) == "");              // rational
    CHECK(refusal("1", "100000000000000000000", 50) == "");  // the root of a quadratic
    CHECK(refusal("1", "n", 100'000) == "");
    CHECK(refusal("1", "-1", 50) == "");  // divergent: nothing is computed
  }

  TEST_CASE("the estimated depth is right to a few per cent") {
    Generator generator(4);
    int good = 0, all = 0;
    for (int round = 0; round < repeated(200); ++round) {
      const Pcf pcf{small_polynomial(generator, 1 + round % 3, 5),
                    small_polynomial(generator, static_cast<int>(between(generator, 0, 4)), 5)};
      const Convergence kind = classify(pcf);
      if (kind.kind != ConvergenceClass::factorial && kind.kind != ConvergenceClass::exponential) continue;
      if (kind.digits_per_term && *kind.digits_per_term < 0.05) continue;
      const Depth depth = depth_for(pcf, 2000);
      // log2 of |b(1) ... b(n)|/q_n^2 at n: the gain up to there.
      const auto n = static_cast<std::int64_t>(depth.terms);
      const Convergent c = convergent_by_recurrence(pcf, n);
      double log2_b = 0;
      for (std::int64_t k = 1; k <= n; ++k) log2_b += std::log2(std::fabs(static_cast<double>(pcf.b(Integer(k)))));
      const double log2_q = static_cast<double>(msb(Integer(abs(c.p) + abs(c.q))));  // q_n may be the minimal solution
      ++all;
      good += std::fabs(2 * log2_q - log2_b - 2000) < 200;
      CHECK(std::fabs(log2_q - depth.bits) < 0.1 * log2_q + 50);
    }
    CHECK(all > 60);
    CHECK(good > all * 9 / 10);
  }

  TEST_CASE("tail bounds hold from tail_bound_from() on") {
    Generator generator(8);
    int checked = 0;
    for (int round = 0; round < repeated(300); ++round) {
      const Pcf pcf{small_polynomial(generator, static_cast<int>(between(generator, 0, 3)), 30),
                    small_polynomial(generator, static_cast<int>(between(generator, 0, 5)), 30)};
      const Convergence kind = classify(pcf);
      if (kind.kind != ConvergenceClass::factorial && kind.kind != ConvergenceClass::exponential) continue;
      const Integer first = *tail_bound_from(pcf);
      if (first > 1'000'000) continue;
      ++checked;
      const auto n = static_cast<std::int64_t>(first);
      CHECK(tail_bound(pcf, n));
      CHECK(tail_bound(pcf, n + 7));
    }
    CHECK(checked > 100);
  }
}

}  // namespace
}  // namespace brouncker
