#include "engine/evaluate/closed_limit.hpp"
#include "engine/evaluate/slow_limit.hpp"
#include "engine/evaluate/tail_enclosure.hpp"
#include "engine/number/constant_value.hpp"
#include "engine/recurrence/classify.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <map>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;
using random_formulas::small_polynomial;

bool is_slow(ConvergenceClass c) {
  using enum ConvergenceClass;
  return c == stretched_exponential || c == polynomial || c == logarithmic;
}

/// A PCF of a slow class with deg a = s: t = 2s + 1 or 2s + 2, or a double root.
Pcf random_slow(Generator& generator, int s, int shape) {
  for (;;) {
    const Polynomial a = small_polynomial(generator, s, 4);
    Polynomial b = small_polynomial(generator, 2 * s + shape, 5);
    if (shape == 0) {
      // 4 b(n) = -(2a(n))(2a(n-1)) + lower powers.
      const Polynomial doubled = Integer(2) * a;
      b = -(a * a.shifted(-1));
      if (s > 0) b = b + small_polynomial(generator, static_cast<int>(between(generator, 0, 2 * s - 1)), 6);
      const Pcf pcf{doubled, b};
      if (!pcf.b.is_zero() && is_slow(classify(pcf).kind)) return pcf;
    } else {
      const Pcf pcf{a, b};
      if (is_slow(classify(pcf).kind)) return pcf;
    }
  }
}

TEST_SUITE("evaluate/tail_enclosure") {
  TEST_CASE("the proved error contains the true one, and is not far from the next term") {
    Generator generator(11);
    int proved = 0, tight = 0;
    for (int round = 0; round < repeated(120); ++round) {
      const Pcf pcf = random_slow(generator, round % 3, round / 3 % 3);
      TailSeries series(pcf, 700);
      const std::int64_t n = 700;
      const TailSeries::Value value = series.at(Integer(n), -150);
      const auto error = proved_error(pcf, series, n, value.terms);
      if (!error) continue;
      ++proved;
      // K(n+1) from the series much further out, carried back by K(k) = b(k)/(a(k) + K(k+1)): errors shrink or stay on the way.
      const std::int64_t far = 6000;
      Real tail = series.at(Integer(far), -400).tail;
      for (std::int64_t k = far; k > n; --k) {
        arb_add(tail.get(), tail.get(), to_real(pcf.a(Integer(k))).get(), 900);
        arb_div(tail.get(), to_real(pcf.b(Integer(k))).get(), tail.get(), 900);
      }
      Real difference, bound = error->ball();
      arb_sub(difference.get(), tail.get(), value.tail.get(), 900);
      arb_abs(difference.get(), difference.get());
      CHECK(arb_le(difference.get(), bound.get()));
      arb_mul_2exp_si(difference.get(), difference.get(), 30);
      tight += arb_gt(difference.get(), bound.get());
    }
    CHECK(proved > repeated(120) * 3 / 4);
    CHECK(tight > proved * 2 / 3);
  }

  TEST_CASE("the closed forms and the proved series enclose the same limit") {
    Generator generator(12);
    std::map<std::pair<int, int>, int> compared;
    for (int round = 0; round < repeated(150); ++round) {
      const Pcf pcf = random_slow(generator, round % 2, round % 2 ? 0 : 1 + round / 2 % 2);
      const auto closed = closed_form_limit(pcf, 400);
      const auto series = proved_series_limit(pcf, 80);
      if (!closed || !series || series->kind != Limit::Kind::finite || series->value == "0") continue;
      CHECK(series->rigorous);
      Real value;
      arb_div(value.get(), closed->p.get(), closed->q.get(), 400);
      CHECK(arb_rel_accuracy_bits(value.get()) > 300);
      CHECK(rounded_decimal(value, 80) == series->value);
      ++compared[{pcf.a.degree(), pcf.b.degree()}];
    }
    CHECK(compared[{0, 1}] > 20);
    CHECK(compared[{0, 2}] > 20);
    CHECK(compared[{1, 2}] > 40);
  }

  TEST_CASE("no proof is claimed where a hypothesis fails") {
    const Pcf pcf{Polynomial::of({3}), Polynomial::of({2, -300})};  // b(n) < 0 up to n = 150
    TailSeries series(pcf, 300);
    const auto value = series.at(Integer(100), -40);
    CHECK_FALSE(proved_error(pcf, series, 100, value.terms));
    CHECK_FALSE(proved_error(pcf, series, 2000, 1));
  }
}

}  // namespace
}  // namespace brouncker
