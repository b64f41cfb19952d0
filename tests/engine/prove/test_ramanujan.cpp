#include "engine/prove/find/ramanujan.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

Rational power_of_ten(int e) { return Integer(pow(Integer(10), static_cast<unsigned>(e))); }

TEST_SUITE("prove/ramanujan") {
  TEST_CASE("every series of the table has its value to 60 digits") {
    for (const RamanujanRow& row : ramanujan_rows()) {
      CAPTURE(row.name);
      // h(k) = (1/2)_k (e)_k (1-e)_k/k!^3 z^k, from its products
      const Rational e(row.e_numerator, row.e_denominator), z{std::string(row.z)};
      Rational h = 1, sum = 0;
      int k = 0;
      for (; abs(h) * power_of_ten(75) > 1; ++k) {
        sum += (Integer(row.a) * k + row.b) * h;
        if (k < 8) CHECK(term(row, k) == h);
        h *= (k + Rational(1, 2)) * (k + e) * (k + 1 - e) / ((k + 1) * Rational(k + 1) * (k + 1)) * z;
        if (k % 8 == 7) {  // keeps the numbers short
          const Rational unit = power_of_ten(100);
          h = Rational(Integer(numerator(Rational(h * unit))) / Integer(denominator(Rational(h * unit)))) / unit;
        }
      }
      const auto value = expression_of(value_of(row));
      REQUIRE(value);
      CHECK(abs(Rational(midpoint(*evaluate(*value, 400)) - sum)) * power_of_ten(60) < 1);
      CHECK(find_ramanujan(row.name) == &row);
    }
  }

  TEST_CASE("fractions whose series reduce to them") {
    struct Known {
      const char *a, *b, *value;
    };
    const Known known[] = {
        {"240n^4+736n^3+792n^2+336n+39", "-9216n^8-16896n^7-2560n^6+9984n^5+6336n^4+1120n^3", "28/(4 - pi)"},
        {"40n^3+148n^2+166n+55", "-256n^6-896n^5-832n^4+96n^3+288n^2", "72/(3*pi - 8)"},
    };
    for (const auto& [a, b, form] : known) {
      CAPTURE(a);
      const auto proof = prove(parse_pcf(a, b));
      REQUIRE(proof);
      CHECK(proof->method == "ramanujan-series");
      CHECK(to_plain(*proof->closed_form) == form);
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      const Limit limit = limit_of(proof->pcf, classify(proof->pcf), 40);
      CHECK(abs(Rational(midpoint(*evaluate(*proof->closed_form, 300)) - parse_decimal(limit.value))) * power_of_ten(35) < 1);
    }
  }

  TEST_CASE("reductions made from the table are found, and exact") {
    int found = 0;
    for (const RamanujanRow& row : ramanujan_rows()) {
      if (row.b > 10'000) continue;
      // Euler's fraction of the series from n = 1 on: K = -h(n) (a n + b) .../h(n-1), tau(n)/tau(n-1) = s(n)/s(n-1)
      const SeriesRatio h = ratio_of(row);
      const Polynomial linear = Polynomial::of({row.a, row.b});
      // With u(n) = top, v(n) = bottom of s(n)/s(n-1): a = v(n+1)... as in S = 1/(K ...): K(n) = -v(n), b(n) = -v(n) u(n+1), a = v(n+1) + u(n+1)
      const Polynomial u = h.top.shifted(-1) * linear, v = h.bottom.shifted(-1) * linear.shifted(-1);
      const Pcf pcf{v.shifted(1) + u.shifted(1), -(v * u.shifted(1))};
      if (pcf.a.is_zero() || !classify(pcf).converges() || classify(pcf).kind == ConvergenceClass::terminating) continue;
      const auto proof = prove(pcf);
      CAPTURE(row.name);
      REQUIRE(proof);
      ++found;
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      const Limit limit = limit_of(proof->pcf, classify(proof->pcf), 40);
      if (proof->closed_form)
        CHECK(abs(Rational(midpoint(*evaluate(*proof->closed_form, 400)) / parse_decimal(limit.value) - 1)) * power_of_ten(35) < 1);
    }
    CHECK(found > 15);
  }
}

}  // namespace
}  // namespace brouncker
