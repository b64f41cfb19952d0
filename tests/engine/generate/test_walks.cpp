#include "engine/generate/gauss_walks.hpp"
#include "engine/generate/power_walks.hpp"
#include "engine/generate/prediction.hpp"
#include "engine/generate/walk_formula.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/walk_matrix.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace brouncker::generate {
namespace {

using random_formulas::between;
using random_formulas::Generator;

WalkSite random_site(Generator& g) {
  const Rational z[] = {-1, -2, Rational(1, 2), Rational(-1, 3), Rational(1, 9), Rational(1, 4), Rational(-1, 4), Rational(2, 5)};
  return {z[between(g, 0, 7)], static_cast<int>(between(g, 0, 1))};
}

int small(Generator& g, int least, int most) { return static_cast<int>(between(g, least, most)); }

/// A direction inside the cone, without common factor.
Exponents3 random_direction(Generator& g, int most) {
  while (true) {
    const Exponents3 e{small(g, 1, most), small(g, 1, most), -small(g, 1, most)};
    if (e[0] + e[1] + e[2] > 0 && std::gcd(std::gcd(e[0], e[1]), e[2]) == 1) return e;
  }
}

Exponents3 moved(const Exponents3& x, const Exponents3& e, int n) { return {x[0] + n * e[0], x[1] + n * e[1], x[2] + n * e[2]}; }

/// The integral of t^b (1 - t)^c (v - u t)^a, exponents less the fractions of the site, t = 1/(1 + e^-y), y = pi sinh x.
double quadrature(const WalkSite& site, const Exponents3& e) {
  constexpr double kStep = 1.0 / 64, kPi = 3.14159265358979323846;
  const auto exponent = [&](std::size_t i) { return e[i] - static_cast<double>(site.fractions()[i]); };
  const double u = static_cast<double>(site.u()), v = static_cast<double>(site.v());
  double sum = 0;
  for (int i = -400; i <= 400; ++i) {
    const double x = kStep * i, y = kPi * std::sinh(x), t = 1 / (1 + std::exp(-y)), rest = 1 / (1 + std::exp(y));
    if (t <= 0 || rest <= 0) continue;
    sum += std::pow(t, exponent(0) + 1) * std::pow(rest, exponent(1) + 1) * std::pow(v - u * t, exponent(2)) * kPi * std::cosh(x);
  }
  return sum * kStep;
}

double approximate(const LinearForm& x) { return static_cast<double>(midpoint(*evaluate(*expression_of(x.form()), 400))); }

bool is_zero(const LinearForm& x) { return x.size() == 0 && x.constant() == 0; }

Rational value(const Polynomial& p, const Polynomial& top, const Polynomial& bottom, int n) {
  return Rational(p(n)) * Rational(top(n)) / Rational(bottom(n));
}

TEST_SUITE("generate/walks") {
  TEST_CASE("the matrices carry the integrals, exactly") {
    Generator g(231);
    for (int round = 0; round < random_formulas::repeated(40); ++round) {
      const WalkSite site = random_site(g);
      const Exponents3 e{small(g, 0, 3), small(g, 0, 3), small(g, -3, 2)}, base{small(g, 0, 1), small(g, 0, 1), small(g, -3, -1)};
      if (e[0] + e[1] + e[2] < 0) continue;
      const WalkMatrix w = walk_matrix(site, e, base);
      for (int n = 0; n <= 2; ++n) {
        if (w.bottom(n) == 0) continue;  // a step through a pole
        const auto integral = [&](int k, int power_of_t) {
          return integral_of(site, moved(moved(base, e, k), {1, 0, 0}, power_of_t));
        };
        for (const int row : {0, 1}) {
          LinearForm difference = integral(n + 1, row);
          for (const int column : {0, 1})
            difference.add(-value(w.matrix[static_cast<std::size_t>(2 * row + column)], w.top, w.bottom, n), integral(n, column));
          CHECK(is_zero(difference));
        }
        const NumericWalk at = numeric_walk(site, e, moved(base, e, n));
        for (std::size_t i = 0; i < 4; ++i) CHECK(at.scale * Rational(at.matrix[i]) == value(w.matrix[i], w.top, w.bottom, n));
      }
    }
  }

  TEST_CASE("the recurrence holds for the integrals, exactly") {
    Generator g(232);
    for (int round = 0; round < random_formulas::repeated(40); ++round) {
      const WalkSite site = random_site(g);
      const Exponents3 e = random_direction(g, 4), base{small(g, 0, 1), small(g, 0, 1), small(g, -2, 0)};
      const WalkMatrix w = walk_matrix(site, e, base);
      REQUIRE_FALSE(w.matrix[1].is_zero());
      const Recurrence c = recurrence_of(w);
      for (int n = 0; n <= 2; ++n) {
        LinearForm sum;
        for (int k = 0; k <= 2; ++k) sum.add(Rational(c[static_cast<std::size_t>(k)](n)), integral_of(site, moved(base, e, n + k)));
        CHECK(is_zero(sum));
      }
    }
  }

  TEST_CASE("walks with Gamma quotients: integrals against quadrature, matrices, recurrence and certificates") {
    Generator g(238);
    const Rational residues[] = {0, Rational(1, 2), Rational(1, 3), Rational(2, 3), Rational(1, 4), Rational(3, 4), Rational(5, 6)};
    int proved = 0;
    for (int round = 0; round < random_formulas::repeated(24); ++round) {
      const WalkSite site{-1, 0, false, residues[between(g, 0, 6)], residues[between(g, 1, 6)]};
      const Exponents3 e{small(g, 0, 2), small(g, 0, 2), small(g, -2, 2)}, base{small(g, 0, 1), small(g, 0, 1), small(g, -2, 1)};
      if (site.beta == 0 && site.gamma == Rational(1, 2)) continue;
      CAPTURE(phi_text(site, base));
      CHECK(approximate(integral_of(site, base)) ==
            doctest::Approx(quadrature(site, base) / quadrature(site, {0, 0, 0})).epsilon(1e-7));
      if (e[0] + e[1] == 0 || std::gcd(std::gcd(e[0], e[1]), e[2]) != 1) continue;
      const WalkMatrix w = walk_matrix(site, e, base);
      const auto integral = [&](int k, int power_of_t) {
        return integral_of(site, moved(moved(base, e, k), {1, 0, 0}, power_of_t));
      };
      for (int n = 0; n <= 2; ++n) {
        if (w.bottom(n) == 0) continue;
        for (const int row : {0, 1}) {
          LinearForm difference = integral(n + 1, row);
          for (const int column : {0, 1})
            difference.add(-value(w.matrix[static_cast<std::size_t>(2 * row + column)], w.top, w.bottom, n), integral(n, column));
          CHECK(is_zero(difference));
        }
      }
      const auto values = critical_values(site, e);
      const auto fraction = values ? walk_fraction({site, e, base}) : std::nullopt;
      const auto proof = fraction ? walk_proof(*fraction, values->small) : std::nullopt;
      if (!proof) continue;
      const CheckResult result = check(nlohmann::json(certificate(*proof)));
      CHECK_MESSAGE(result.valid, result.reason);
      ++proved;
    }
    CHECK(proved >= 5);
  }

  TEST_CASE("walks to roots: integrals against quadrature, matrices, recurrence and certificates") {
    Generator g(239);
    const Rational betas[] = {Rational(1, 2), Rational(1, 3), Rational(2, 3), Rational(1, 4), Rational(3, 5)};
    const Rational z[] = {-4, -1, Rational(-1, 4), Rational(1, 9), Rational(1, 2), Rational(-3, 5), Rational(2, 3)};
    int proved = 0;
    for (int round = 0; round < random_formulas::repeated(24); ++round) {
      const WalkSite site{z[between(g, 0, 6)], 0, false, betas[between(g, 0, 4)], 0, true};
      const Exponents3 e = random_direction(g, 2), base{small(g, 0, 1), small(g, 0, 1), small(g, -1, 0)};
      CAPTURE(site.z.str());
      CAPTURE(phi_text(site, base));
      for (const Exponents3& each : {base, moved(base, e, 1), Exponents3{small(g, 0, 2), small(g, 0, 2), small(g, -3, 3)}})
        CHECK(approximate(integral_of(site, each)) ==
              doctest::Approx(quadrature(site, each) / quadrature(site, {0, 0, 0})).epsilon(1e-7));
      const WalkMatrix w = walk_matrix(site, e, base);
      for (int n = 0; n <= 2; ++n) {
        if (w.bottom(n) == 0) continue;  // a step from 1 to 1/(v - u t)
        for (const int row : {0, 1}) {
          LinearForm difference = integral_of(site, moved(moved(base, e, n + 1), {1, 0, 0}, row));
          for (const int column : {0, 1})
            difference.add(-value(w.matrix[static_cast<std::size_t>(2 * row + column)], w.top, w.bottom, n),
                           integral_of(site, moved(moved(base, e, n), {1, 0, 0}, column)));
          CHECK(is_zero(difference));
        }
      }
      const auto values = critical_values(site, e);
      const auto fraction = values ? walk_fraction({site, e, base}) : std::nullopt;
      const auto proof = fraction ? walk_proof(*fraction, values->small) : std::nullopt;
      if (!proof) continue;
      auto json = nlohmann::json(certificate(*proof));
      const CheckResult result = check(json);
      CHECK_MESSAGE(result.valid, result.reason);
      json["end"]["beta"][0] = "1", json["end"]["beta"][1] = "1";
      CHECK_FALSE(check(json).valid);
      ++proved;
    }
    CHECK(proved >= 12);
  }

  TEST_CASE("walks to roots: two directions of an orbit are equivalent, and one is in the shell") {
    Generator g(240);
    for (int round = 0; round < random_formulas::repeated(6); ++round) {
      const WalkSite site{Rational(-1, 4), 0, false, Rational(1, 2), 0, true};
      const Exponents3 e = random_direction(g, 3);
      const Exponents3 other{e[1], e[0], -(e[0] + e[1] + e[2])};
      const auto x = walk_fraction({site, e, {0, 0, -1}}), y = walk_fraction({site, other, {0, 0, -1}});
      REQUIRE(x);
      REQUIRE(y);
      if (x->small.a.degree() <= 6 && y->small.a.degree() <= 6) CHECK(gauge_between(x->small, y->small).verdict == Verdict::yes);
      const Exponents3& least = std::min(e, other);
      const auto shell = power_walks(site)->shell(least[0] + least[1] - least[2]);
      CHECK(std::ranges::find(shell, Direction{least[0], least[1], least[2]}) != shell.end());
    }
  }

  TEST_CASE("walks of 1F1: matrices, recurrence and certificates") {
    Generator g(237);
    for (int round = 0; round < random_formulas::repeated(20); ++round) {
      const Rational z[] = {1, 2, Rational(2, 3), Rational(1, 5)};
      const WalkSite site{z[between(g, 0, 3)], 0, true};
      const Exponents3 e{small(g, 0, 3), small(g, 0, 3), 0}, base{small(g, 0, 2), small(g, 0, 2), 0};
      if (std::gcd(e[0], e[1]) != 1) continue;
      const WalkMatrix w = walk_matrix(site, e, base);
      const auto integral = [&](int k, int power_of_t) {
        return integral_of(site, moved(moved(base, e, k), {1, 0, 0}, power_of_t));
      };
      for (int n = 0; n <= 2; ++n)
        for (const int row : {0, 1}) {
          LinearForm difference = integral(n + 1, row);
          for (const int column : {0, 1})
            difference.add(-value(w.matrix[static_cast<std::size_t>(2 * row + column)], w.top, w.bottom, n), integral(n, column));
          CHECK(is_zero(difference));
        }
      const auto fraction = walk_fraction({site, e, base});
      REQUIRE(fraction);
      const auto proof = walk_proof(*fraction, e[0] + e[1] == 1 ? 0 : std::log(0.25));
      if (!proof) continue;
      const CheckResult result = check(nlohmann::json(certificate(*proof)));
      CHECK_MESSAGE(result.valid, result.reason);
    }
    const auto e = walk_fraction({{1, 0, true}, {1, 1, 0}, {0, 0, 0}});
    REQUIRE(e);
    CHECK(e->small == parse_pcf("4n+2", "1"));
  }

  TEST_CASE("what is predicted, against exact denominators at n = 200") {
    Generator g(233);
    double total = 0;
    int count = 0;
    for (int round = 0; round < random_formulas::repeated(24); ++round) {
      const WalkSite site = random_site(g);
      Exponents3 e = random_direction(g, 5);
      if (site.half && round % 3 == 0) e[2] -= e[0] + e[1];  // a zero at infinity
      const auto p = predicted(site, e);
      if (!p) continue;
      const double measured = (log_denominator(site, e, 200) - log_denominator(site, e, 100)) / 100;
      CAPTURE(site.z.str());
      CAPTURE(e[0]);
      CAPTURE(e[1]);
      CAPTURE(e[2]);
      CHECK(measured == doctest::Approx(p->log_q).epsilon(0.03));
      total += std::fabs(measured / p->log_q - 1), ++count;
    }
    CHECK(count >= 10);
    CHECK(total / count < 0.015);
  }

  TEST_CASE("nothing is predicted for a single exponent") {
    CHECK_FALSE(predicted({-1, 0}, {0, 1, 0}));
    CHECK_FALSE(predicted({Rational(1, 4), 1}, {1, 0, 0}));
    const auto outlook = gauss_walks({Rational(1, 4), 1})->outlook({1, 0, 0});
    REQUIRE(outlook);
    CHECK(outlook->digits_per_term);
    CHECK_FALSE(outlook->delta);
  }

  TEST_CASE("what is estimated, against the prediction") {
    Generator g(242);
    int count = 0;
    for (int round = 0; round < random_formulas::repeated(12); ++round) {
      const WalkSite site = random_site(g);
      const Exponents3 e = random_direction(g, 4);
      const auto values = critical_values(site, e);
      const auto p = predicted(site, e);
      if (!values || !p) continue;
      const auto estimate = estimated_delta(site, e, *values);
      REQUIRE(estimate);
      CHECK(1 + *estimate == doctest::Approx(1 + p->delta).epsilon(0.15));
      ++count;
    }
    CHECK(count >= 6);
  }

  TEST_CASE("known measures") {
    CHECK(predicted({-1, 0}, {1, 1, -1})->delta == doctest::Approx(0.2766).epsilon(0.01));   // Legendre
    CHECK(predicted({-1, 0}, {7, 7, -8})->delta == doctest::Approx(0.34585).epsilon(1e-4));  // Rukhadze: mu(log 2) <= 3.8914
    CHECK(predicted({Rational(1, 9), 1}, {4, 3, -4})->delta == doctest::Approx(0.34585).epsilon(1e-4));
    CHECK(predicted({-1, 1}, {3, 6, -5})->delta == doctest::Approx(-0.10837).epsilon(1e-4));
    CHECK(predicted({-1, 1}, {4, 5, -6})->delta == doctest::Approx(-0.10837).epsilon(1e-4));  // the same orbit
    CHECK(kappa({-1, 0}, {1, 1, -1}) == doctest::Approx(1));
    CHECK(kappa({-1, 1}, {1, 1, -1}) == doctest::Approx(2));
  }

  TEST_CASE("degree 3 with a delta above Legendre's") {
    const Walk walk{{-1, 0}, {3, 3, -4}, {2, 2, -3}};
    const auto fraction = walk_fraction(walk);
    REQUIRE(fraction);
    CHECK(fraction->small ==
          parse_pcf("136583n^3+297489n^2+181426n+23640", "682112n^6+925056n^5-460168n^4-718296n^3+26096n^2+41280n"));
    const auto proof = walk_proof(*fraction, critical_values(walk.site, walk.direction)->small);
    REQUIRE(proof);
    CHECK(to_plain(*proof->closed_form) == "258/(13*log(2) - 9)");
    CHECK(check(nlohmann::json(certificate(*proof))).valid);
    CHECK(to_plain(walk) == "integral of (t^3 (1 - t)^3 (1 + t)^-4)^n t^2 (1 - t)^2 (1 + t)^-3 dt, t from 0 to 1");
  }

  TEST_CASE("the members of an orbit are equivalent, and one of them is in the shell") {
    Generator g(234);
    for (int round = 0; round < random_formulas::repeated(12); ++round) {
      const WalkSite site = random_site(g);
      const Exponents3 e = random_direction(g, 3);
      const int s = e[0] + e[1] + e[2];
      const Exponents3 other = site.half ? Exponents3{s, -e[2], -e[1]} : Exponents3{-e[2], s, -e[0]};
      const auto x = walk_fraction({site, e, {0, 0, -1}}), y = walk_fraction({site, other, {0, 0, -1}});
      REQUIRE(x);
      REQUIRE(y);
      if (x->small.a.degree() > 5 || y->small.a.degree() > 5) continue;
      CHECK(gauge_between(x->small, y->small).verdict == Verdict::yes);
      const auto source = gauss_walks(site);
      int size = e[0] + e[1] - e[2], other_size = other[0] + other[1] - other[2];
      std::vector<Direction> shell = source->shell(size);
      for (Direction& d : source->shell(other_size)) shell.push_back(std::move(d));
      CHECK(std::ranges::any_of(shell, [&](const Direction& d) {
        const Exponents3 each{d[0], d[1], d[2]};
        return each == e || each == other ||
               (!site.half && (each == Exponents3{e[1], e[0], -s} || each == Exponents3{s, -e[2], -e[1]}));
      }));
    }
  }

  TEST_CASE("random walks of both types have certificates that the checker accepts") {
    Generator g(235);
    int proved = 0;
    for (int round = 0; round < random_formulas::repeated(40); ++round) {
      const WalkSite site = random_site(g);
      const Exponents3 e = random_direction(g, 4);
      const auto values = critical_values(site, e);
      const auto fraction = walk_fraction({site, e, {small(g, 0, 1), small(g, 0, 1), small(g, -3, 0)}});
      if (!values || !fraction) continue;
      const auto proof = walk_proof(*fraction, values->small);
      if (!proof) continue;
      const CheckResult result = check(nlohmann::json(certificate(*proof)));
      CHECK_MESSAGE(result.valid, result.reason);
      ++proved;
    }
    CHECK(proved >= 25);
  }
}

}  // namespace
}  // namespace brouncker::generate
