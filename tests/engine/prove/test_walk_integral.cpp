#include "engine/prove/find/walk_integral.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/prove/find/walk_matrix.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/engine/prove/telescoped_walk.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;

/// t = s^2, so that t^(-1/2) dt = 2 ds.
double value(const WalkSite& site, const Exponents3& e, double s) {
  const double t = s * s, y = static_cast<double>(site.v()) - static_cast<double>(site.u()) * t;
  return 2 * std::pow(s, 2 * e[0] + 1 - site.half) * std::pow(1 - t, e[1]) * std::pow(y, e[2]);
}

/// Simpson's rule.
double quadrature(const WalkSite& site, const Exponents3& e) {
  constexpr int kParts = 4000;
  double sum = value(site, e, 0) + value(site, e, 1);
  for (int i = 1; i < kParts; ++i) sum += (i % 2 != 0 ? 4 : 2) * value(site, e, static_cast<double>(i) / kParts);
  return sum / 3 / kParts;
}

WalkSite random_site(Generator& g) {
  const Rational z[] = {-1, -2, Rational(1, 2), Rational(-1, 3), Rational(2, 3), Rational(1, 4), Rational(-3, 4), -5};
  return {z[between(g, 0, 7)], static_cast<int>(between(g, 0, 1))};
}

/// The closed form against the limit, which no proof uses.
bool agrees(const Proof& proof) {
  const Limit limit = limit_of(proof.pcf, classify(proof.pcf), 45);
  const auto form = evaluate(*proof.closed_form, 400);
  if (!form || limit.kind != Limit::Kind::finite) return false;
  return abs(Rational(midpoint(*form) - parse_decimal(limit.value))) * Integer(pow(Integer(10), 40)) < 1 + abs(midpoint(*form));
}

TEST_SUITE("prove/walk_integral") {
  TEST_CASE("integrals are exact") {
    Generator g(3);
    for (int round = 0; round < 100; ++round) {
      const WalkSite site = random_site(g);
      const Exponents3 e{static_cast<int>(between(g, 0, 5)), static_cast<int>(between(g, 0, 5)),
                         static_cast<int>(between(g, -6, 4))};
      const auto form = expression_of(integral_of(site, e).form());
      REQUIRE(form);
      CAPTURE(to_plain(*form));
      CHECK(static_cast<double>(midpoint(*evaluate(*form, 400))) == doctest::Approx(quadrature(site, e)).epsilon(1e-7));
    }
  }

  TEST_CASE("integrals with an exponential are exact") {
    Generator g(6);
    for (int round = 0; round < 60; ++round) {
      const Rational z[] = {1, -1, 2, Rational(2, 3), Rational(-3, 2)};
      const WalkSite site{z[between(g, 0, 4)], 0, true};
      const Exponents3 e{static_cast<int>(between(g, 0, 5)), static_cast<int>(between(g, 0, 5)), 0};
      const auto form = expression_of(integral_of(site, e).form());
      REQUIRE(form);
      double sum = 0;
      constexpr int kParts = 2000;
      for (int i = 0; i <= kParts; ++i) {
        const double t = static_cast<double>(i) / kParts;
        sum += (i == 0 || i == kParts ? 1
                : i % 2 != 0          ? 4
                                      : 2) *
               std::pow(t, e[0]) * std::pow(1 - t, e[1]) * std::exp(static_cast<double>(site.z) * t);
      }
      CHECK(static_cast<double>(midpoint(*evaluate(*form, 400))) == doctest::Approx(sum / 3 / kParts).epsilon(1e-7));
    }
  }

  TEST_CASE("bounds of w hold, and are the least short ones") {
    Generator g(5);
    for (int round = 0; round < 40; ++round) {
      const WalkSite site = random_site(g);
      const Exponents3 w{static_cast<int>(between(g, 0, 4)), static_cast<int>(between(g, 0, 4)),
                         static_cast<int>(between(g, -6, 3))};
      const auto bound = least_bound([&](const Rational& x) { return is_bounded_on_unit_interval(site, w, x); });
      REQUIRE(bound);
      double most = 0;
      for (int i = 0; i <= 1000; ++i) {
        const double t = i / 1000.0, y = static_cast<double>(site.v()) - static_cast<double>(site.u()) * t;
        most = std::max(most, std::pow(t, w[0]) * std::pow(1 - t, w[1]) * std::pow(y, w[2]));
      }
      CHECK(static_cast<double>(*bound) >= most * (1 - 1e-12));
      CHECK(static_cast<double>(*bound) <= most * 1.08);
    }
  }

  TEST_CASE("bounds are short numbers in order") {
    CHECK(*shorter_bound(1) == Rational(31, 32));
    CHECK(*shorter_bound(Rational(31, 32)) == Rational(30, 32));
    CHECK(*shorter_bound(34) == 32);
    CHECK(*shorter_bound(32) == 31);
    CHECK_FALSE(shorter_bound(33));
    CHECK_FALSE(shorter_bound(Rational(1, 3)));
    CHECK_FALSE(shorter_bound(0));
  }

  TEST_CASE("walks of 2F1 at -1: pi, and a challenge of 2026") {
    struct Known {
      const char *a, *b, *value;
    };
    const Known known[] = {{"-220n^3-484n^2-301n-42", "400n^6+560n^5-124n^4-344n^3-96n^2", "6/(3 - pi)"},
                           {"48n^3+108n^2+70n+12", "-64n^6-96n^5+12n^4+52n^3+15n^2", "10/(4 - pi)"},
                           {"-295n^3-17n^2+85n-4", "-21600n^6+60480n^5-46416n^4-3888n^3+17730n^2-6456n+630", "-12"}};
    for (const auto& [a, b, form] : known) {
      CAPTURE(a);
      const auto proof = prove(parse_pcf(a, b));
      REQUIRE(proof);
      CHECK(proof->method == "integral");
      CHECK(to_plain(*proof->closed_form) == form);
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      CHECK(agrees(*proof));
    }
  }

  TEST_CASE("every small walk proves its own fraction, by pi and by log 2") {
    int proved = 0;
    for (int e0 = 0; e0 <= 2; ++e0)
      for (int e1 = 0; e1 <= 2; ++e1)
        for (int e2 = -3; e2 <= 1; ++e2)
          for (const int half : {1, 0}) {
            if (e0 + e1 == 0) continue;
            const auto found = walk_proof({{-1, half}, {e0, e1, e2}});
            if (!found) continue;
            const auto proof = prove(found->pcf);
            CAPTURE(to_plain(found->pcf));
            if (!proof) continue;  // a may lead with a minus, so that another walk comes first
            ++proved;
            CHECK(check(nlohmann::json(certificate(*proof))).valid);
            if (proof->closed_form) CHECK(agrees(*proof));
          }
    CHECK(proved > 20);
  }

  TEST_CASE("the matrices against the ansatz of creative telescoping, at -1") {
    Generator g(2301);
    int compared = 0;
    for (int round = 0; round < random_formulas::repeated(12); ++round) {
      const int half = static_cast<int>(between(g, 0, 1));
      const Exponents3 w{static_cast<int>(between(g, 1, 3)), static_cast<int>(between(g, 1, 2)),
                         static_cast<int>(between(g, -3, 1))};
      const auto ansatz = telescoped_walk(w, half);
      const WalkMatrix matrix = walk_matrix({-1, half}, w, {});
      if (!ansatz || matrix.matrix[1].is_zero()) continue;
      const Recurrence c = recurrence_of(matrix);
      for (const std::size_t i : {0, 1}) CHECK(c[i] * (*ansatz)[2] == c[2] * (*ansatz)[i]);
      ++compared;
    }
    CHECK(compared >= 6);
  }

  TEST_CASE("a walk at any z is in the table by its ratio, roots and exponents, and is proved") {
    Generator g(2302);
    const Rational z[] = {-2, Rational(1, 2), Rational(-1, 3), Rational(1, 9), Rational(-1, 4), Rational(2, 5), -7, Rational(8, 9)};
    int found = 0;
    for (int round = 0; round < random_formulas::repeated(30); ++round) {
      const auto exponent = [&](int least, int most) { return static_cast<int>(between(g, least, most)); };
      const WalkShape walk{{z[between(g, 0, 7)], exponent(0, 1)}, {exponent(0, 3), exponent(1, 3), exponent(-2, 0)}};
      const Exponents3& e = walk.w;
      if (e[0] + e[1] - e[2] > kShortWalk || e[0] + e[1] + e[2] < 1) continue;
      const auto proof = walk_proof(walk);
      if (!proof) continue;
      CAPTURE(to_plain(proof->pcf));
      CHECK(std::ranges::any_of(walks_like(proof->pcf), [&](const WalkShape& x) {
        return x.site == walk.site && (x.w == e || x.w == Exponents3{e[0] + e[1] + e[2], -e[2], -e[1]});
      }));
      const auto proved = prove(proof->pcf);
      CHECK(proved);
      if (!proved) continue;
      ++found;
      const CheckResult result = check(nlohmann::json(certificate(*proved)));
      CHECK_MESSAGE(result.valid, result.reason);
      if (proved->closed_form) CHECK(agrees(*proved));
    }
    CHECK(found >= 10);
  }
}

}  // namespace
}  // namespace brouncker
