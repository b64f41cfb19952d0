#include "engine/prove/find/walk_integral.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;

double value(const Exponents3& e, double s) { return std::pow(s, e[0]) * std::pow(1 - s * s, e[1]) * std::pow(1 + s * s, e[2]); }

double value(const Polynomial& p, double s) {
  double sum = 0;
  for (const Integer& c : p.descending()) sum = sum * s + static_cast<double>(c);
  return sum;
}

double value(const Bivariate& p, double n, double s) {
  double sum = 0;
  for (auto c = p.by_k().rbegin(); c != p.by_k().rend(); ++c) sum = sum * s + value(*c, n);
  return sum;
}

/// Simpson's rule.
double quadrature(const Exponents3& e) {
  constexpr int kParts = 2000;
  double sum = value(e, 0) + value(e, 1);
  for (int i = 1; i < kParts; ++i) sum += (i % 2 != 0 ? 4 : 2) * value(e, static_cast<double>(i) / kParts);
  return sum / 3 / kParts;
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
      const Exponents3 e{static_cast<int>(between(g, 0, 9)), static_cast<int>(between(g, 0, 6)),
                         static_cast<int>(between(g, -9, 6))};
      const auto form = expression_of(integral_of(e).form());
      REQUIRE(form);
      CAPTURE(to_plain(*form));
      CHECK(static_cast<double>(midpoint(*evaluate(*form, 300))) == doctest::Approx(quadrature(e)).epsilon(1e-9));
    }
  }

  TEST_CASE("the linear part of the identity is the derivative that it stands for") {
    Generator g(4);
    for (int round = 0; round < 60; ++round) {
      const Exponents3 w{2 * static_cast<int>(between(g, 0, 2)), static_cast<int>(between(g, 0, 3)),
                         static_cast<int>(between(g, -3, 3))};
      const Exponents3 phi{static_cast<int>(between(g, 0, 3)), static_cast<int>(between(g, 0, 2)),
                           static_cast<int>(between(g, -2, 2))};
      const Bivariate p = Bivariate({random_formulas::small_polynomial(g, 1, 4), random_formulas::small_polynomial(g, 1, 4),
                                     random_formulas::small_polynomial(g, 1, 4)});
      const double n = 3, s = 0.37, h = 1e-5, d = 2 * std::max(0, -w[2]);
      const auto f = [&](double x) {
        return x * (1 - x * x) * (1 + x * x) * value(p, n, x) * std::pow(1 + x * x, -d) * std::pow(value(w, x), n) * value(phi, x);
      };
      const double derivative = (f(s + h) - f(s - h)) / (2 * h);
      const double stated =
          value(derivative_part(w, phi, p), n, s) * std::pow(1 + s * s, -d) * std::pow(value(w, s), n) * value(phi, s);
      CHECK(stated == doctest::Approx(derivative).epsilon(1e-5));
    }
  }

  TEST_CASE("bounds of w hold, and are the least short ones") {
    Generator g(5);
    for (int round = 0; round < 40; ++round) {
      const Exponents3 w{2 * static_cast<int>(between(g, 0, 4)), static_cast<int>(between(g, 0, 4)),
                         static_cast<int>(between(g, -6, 3))};
      const auto bound = least_bound([&](const Rational& x) { return is_bounded_on_unit_interval(w, x); });
      REQUIRE(bound);
      double most = 0;
      for (int i = 0; i <= 1000; ++i) most = std::max(most, value(w, i / 1000.0));
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
    for (int e0 = 0; e0 <= 4; e0 += 2)
      for (int e1 = 0; e1 <= 2; ++e1)
        for (int e2 = -3; e2 <= 1; ++e2)
          for (const int parity : {0, 1}) {
            if (e0 + e1 == 0) continue;
            const auto found = walk_proof({e0, e1, e2}, parity);
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
}

}  // namespace
}  // namespace brouncker
