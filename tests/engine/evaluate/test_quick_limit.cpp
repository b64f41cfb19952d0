#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/quick_limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "engine/recurrence/small_pcf.hpp"
#include "engine/recurrence/tail_bound.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;
using random_formulas::small_polynomial;

Pcf random_pcf(Generator& generator, int degree_a, int degree_b, int height) {
  return {small_polynomial(generator, static_cast<int>(between(generator, 0, degree_a)), height),
          small_polynomial(generator, static_cast<int>(between(generator, 0, degree_b)), height)};
}

bool is_fast(ConvergenceClass c) { return c == ConvergenceClass::factorial || c == ConvergenceClass::exponential; }

/// The generic way: exact convergents of growing depth and the bounds with polynomials of big integers.
std::optional<Limit> generic_limit(const Pcf& pcf, long digits) {
  for (std::int64_t n = 40; n < 20'000; n *= 2) {
    const Convergent c = convergent_by_recurrence(pcf, n);
    Integer product = 1;
    for (std::int64_t k = 1; k <= n; ++k) product *= pcf.b(Integer(k));
    const long shift = std::max(0L, static_cast<long>(msb(abs(product))) - 60);
    const double log2_b =
        std::log2(static_cast<double>(Integer(abs(product) >> static_cast<unsigned long>(shift)))) + static_cast<double>(shift);
    if (auto limit = limit_from_convergent(pcf, c, log2_b, digits)) return limit;
  }
  return std::nullopt;
}

TEST_SUITE("evaluate/quick_limit") {
  TEST_CASE("the quick limit is the generic one, to the letter") {
    Generator generator(20250301);
    int compared = 0, refused = 0;
    for (int round = 0; round < repeated(1500); ++round) {
      const int height = round % 3 == 0 ? 1000 : 5;
      const Pcf pcf = random_pcf(generator, round % 5 == 0 ? 4 : 2, round % 5 == 0 ? 6 : 2, height);
      const Convergence kind = classify(pcf);
      if (!is_fast(kind.kind) || (kind.digits_per_term && *kind.digits_per_term < 0.02)) continue;
      const long digits = between(generator, 1, 120);
      const auto quick = quick_limit(pcf, kind, digits);
      if (!quick) {
        ++refused;
        continue;
      }
      const auto generic = generic_limit(pcf, digits);
      REQUIRE(generic);
      if (rational_limit(pcf)) continue;  // limit_of() asks for rational limits first
      ++compared;
      CHECK(quick->value == generic->value);
      CHECK(quick->error_bound == generic->error_bound);
      CHECK(quick->rigorous == generic->rigorous);
      CHECK(quick->digits == digits);
    }
    CHECK(compared > 700);
    CHECK(refused < compared / 4);
  }

  TEST_CASE("the machine-word tail bound is the exact one, rounded up") {
    Generator generator(7);
    int both = 0, neither = 0;
    for (int round = 0; round < repeated(3000); ++round) {
      const Pcf pcf = random_pcf(generator, 3, 6, round % 2 ? 5 : 100'000);
      const auto small = SmallPcf::of(pcf);
      if (!small) continue;
      const std::int64_t n = between(generator, 0, 60);
      const auto quick = small->tail_bound(n);
      const auto exact = tail_bound(pcf, n);
      // That b > 0 up to where Worpitzky's condition begins is not looked at in machine words.
      if (!quick && exact) CHECK((exact->sign != 0 && pcf.b(Integer(n + 1)) > 0));
      else REQUIRE(quick.has_value() == exact.has_value());
      (quick ? both : neither)++;
      if (!quick) continue;
      CHECK(quick->sign == exact->sign);
      CHECK(Rational(quick->magnitude) >= exact->magnitude);
      CHECK(quick->magnitude <= static_cast<double>(exact->magnitude) * (1 + 1e-14));
    }
    CHECK(both > 100);
    CHECK(neither > 100);
  }

  TEST_CASE("what does not fit machine words is refused") {
    const Pcf huge{Polynomial::of({1LL << 61, 1}), Polynomial::of({1})};
    CHECK_FALSE(SmallPcf::of(huge));
    CHECK_FALSE(quick_limit(huge, classify(huge), 20));
    const Pcf infinite{Polynomial::of({1, 1}), Polynomial::of({-1, -1})};
    CHECK_FALSE(quick_limit(infinite, classify(infinite), 20));
    const Pcf fibonacci{Polynomial::of({1}), Polynomial::of({1})};
    CHECK_FALSE(quick_limit(fibonacci, classify(fibonacci), 2000));
  }
}

}  // namespace
}  // namespace brouncker
