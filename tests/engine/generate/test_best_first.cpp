#include "engine/generate/best_first.hpp"

#include "engine/generate/contiguous_sums.hpp"
#include "engine/generate/measured.hpp"
#include "engine/generate/zeta_prediction.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace brouncker::generate {
namespace {

using random_formulas::between;

const std::function<bool()> kNeverOver = [] { return false; };

double log_of(const Integer& x) {
  long exponent = 0;
  const double mantissa = mpz_get_d_2exp(&exponent, x.backend().data());
  return std::log(std::fabs(mantissa)) + static_cast<double>(exponent) * std::log(2.0);
}

/// Of the reduced denominators, a step, from n = steps to 2 steps.
double log_q(const Pcf& pcf, int steps) {
  Integer p0 = 1, p1 = pcf.a(0), q0 = 0, q1 = 1;
  double half = 0;
  const auto denominator = [&] { return log_of(Integer(q1 / gcd(p1, q1))); };
  for (int n = 1; n <= 2 * steps; ++n) {
    const Integer a = pcf.a(n), b = pcf.b(n), p2 = a * p1 + b * p0, q2 = a * q1 + b * q0;
    p0 = p1, p1 = p2, q0 = q1, q1 = q2;
    const Integer common = gcd(gcd(p0, p1), gcd(q0, q1));
    p0 /= common, p1 /= common, q0 /= common, q1 /= common;
    if (n == steps) half = denominator();
  }
  return (denominator() - half) / steps;
}

/// The largest delta of all directions up to the bound, each looked at.
double best_of_all(const Sources& sources, int bound) {
  double best = -1;
  for (const auto& source : sources)
    for (int size = 1; size <= bound; ++size)
      for (const Direction& d : source->shell(size))
        if (const auto outlook = source->outlook(d); outlook && outlook->delta) best = std::max(best, *outlook->delta);
  return best;
}

TEST_SUITE("generate/best first") {
  TEST_CASE("zeta(2): what is predicted, against exact denominators") {
    CHECK(predicted_zeta_2({1, 1, 1, 2, 2})->delta == doctest::Approx(0.0922).epsilon(0.005));       // Apery
    CHECK(predicted_zeta_2({14, 13, 12, 28, 24})->delta == doctest::Approx(0.2252).epsilon(0.001));  // Rhin and Viola
    random_formulas::Generator g(243);
    double total = 0;
    int count = 0;
    for (int round = 0; round < random_formulas::repeated(60); ++round) {
      const auto e = [&](int least, int most) { return static_cast<int>(between(g, least, most)); };
      Direction d{e(0, 4), e(0, 4), e(0, 4), e(1, 7), e(1, 7)};
      if (std::max({d[0], d[1], d[2]}) > std::min(d[3], d[4]) || d[3] + d[4] < d[0] + d[1] + d[2]) continue;
      const auto p = predicted_zeta_2(d);
      const auto made = p ? contiguous_sum(d) : std::nullopt;
      if (!made) continue;
      CAPTURE(brouncker::to_plain(made->proof.pcf));
      CHECK(p->digits_per_term == doctest::Approx(digits_per_term(made->proof.pcf)).epsilon(1e-9));
      const double measured = log_q(made->proof.pcf, 80);
      CHECK(measured == doctest::Approx(p->log_q).epsilon(0.05));
      total += std::fabs(measured / p->log_q - 1), ++count;
    }
    CHECK(count >= 15);
    CHECK(total / count < 0.02);
  }

  TEST_CASE("images under Thomae's transformation have the same prediction") {
    const auto one = predicted_zeta_2({3, 2, 1, 5, 4}), image = predicted_zeta_2({3, 3, 2, 5, 4});  // d-a1, e-a1, s; s+a2, s+a3
    const auto other = predicted_zeta_2({2, 1, 3, 5, 4});
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->log_q == doctest::Approx(other->log_q));
    CHECK(image);
    const auto thomae = predicted_zeta_2({2, 1, 3, 3 + 2, 3 + 1});
    CHECK(one->delta == doctest::Approx(thomae->delta));
  }

  TEST_CASE("the best of all directions is found, and on any number of threads the same") {
    for (const char* constant : {"pi", "zeta(2)"}) {
      CAPTURE(constant);
      const Sources sources = sources_of(parse_expression(constant));
      const int bound = sources.front()->title().starts_with("sums") ? 18 : 9;
      const Foresight one = foreseen(sources, Order::delta, bound, {1}, kNeverOver);
      REQUIRE(one.has_order);
      CHECK(*one.best.front().outlook.delta == doctest::Approx(best_of_all(sources, bound)));
      const Foresight two = foreseen(sources, Order::delta, bound, {2}, kNeverOver);
      REQUIRE(one.best.size() == two.best.size());
      CHECK(one.looked_at == two.looked_at);
      for (std::size_t i = 0; i < one.best.size(); ++i) CHECK(one.best[i].task.direction == two.best[i].task.direction);
      for (const Foreseen& each : one.best) CHECK(each.task.size <= bound);
    }
  }

  TEST_CASE("beyond the shells: directions that are found by improvement") {
    const Sources two = sources_of(parse_expression("zeta(2)"));
    CHECK(*foreseen(two, Order::delta, 50, {2}, kNeverOver).best.front().outlook.delta > 0.225);
  }

  TEST_CASE("formulas, the best first; shells where nothing is known before") {
    Wishes wishes;
    wishes.order = Order::delta;
    const Sources sources = sources_of(parse_expression("log(2)"));
    const Generated g = generate(sources, wishes, {5, 1e9, {}, Search::best, 4}, {1});
    CHECK(g.search == Search::best);
    REQUIRE(g.formulas.size() >= 4);
    CHECK(g.formulas.size() < 12);
    const Generated all = generate(sources, wishes, {5, 1e9, {}, Search::shells, 4}, {1});
    CHECK(*g.formulas.front().outlook.delta == doctest::Approx(*all.formulas.front().outlook.delta));
    const Sources exponential = sources_of(parse_expression("e"));
    CHECK(generate(exponential, wishes, {4, 1e9, {}, Search::best, 4}, {1}).search == Search::shells);
  }
}

}  // namespace
}  // namespace brouncker::generate
