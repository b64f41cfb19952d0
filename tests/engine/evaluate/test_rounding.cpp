/// Rounding next to a tie, against exact rationals.
#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/rounding.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

Rational ten_to(long exponent) {
  const Integer power = pow(Integer(10), static_cast<unsigned>(std::labs(exponent)));
  return exponent >= 0 ? Rational(power) : Rational(Integer(1), power);
}

/// a = 10^k n + integer, b = sign: the limit is integer + sign/10^k, nearly.
Pcf next_to(long integer, long k, long sign) {
  return {Polynomial(std::vector<Integer>{integer, pow(Integer(10), static_cast<unsigned>(k))}), Polynomial::constant(sign)};
}

TEST_SUITE("evaluate/rounding") {
  TEST_CASE("a value next to a tie is rounded to its own side, however near, or is said to be open") {
    struct Tie {
      Rational tie;
      long digits;
    };
    const Tie ties[] = {{25, 1}, {35, 1}, {Rational(45, 10000), 1}, {Rational(1245, 100), 3}, {-25, 1}, {Rational(95, 10), 1}};
    for (const auto& [tie, digits] : ties)
      for (const long distance : {20L, 99L, 100L, 101L, 200L, 500L, 1000L})
        for (const int side : {-1, 1}) {
          const Rational value = tie + side * ten_to(-distance);
          CAPTURE(value.str().size());
          // Half of the distance decides, twice of it does not.
          const auto decided = rounded_limit(value, ten_to(-distance) / 2, digits, true);
          REQUIRE(decided);
          CHECK(decided->value == significant_decimal(value, digits));
          CHECK(decided->rigorous);
          CHECK(!rounded_limit(value, ten_to(-distance) * 2, digits, true));
        }
  }

  TEST_CASE("what no precision tells from a tie is the tie, half to even, and not rigorous") {
    for (const auto& [tie, text] : {std::pair{Rational(25), "2e+1"}, {Rational(35), "4e+1"}, {Rational(-25), "-2e+1"}}) {
      const auto open = rounded_limit(tie, ten_to(-1200), 1, true);
      REQUIRE(open);
      CHECK(open->value == text);
      CHECK(!open->rigorous);
    }
    // A limit that is known to be rational is decided exactly.
    const Limit exact = exact_limit(25, 1, 1);
    CHECK(exact.value == "2e+1");
    CHECK(exact.rigorous);
  }

  TEST_CASE("limits next to a tie: 25 + 10^-200 is 3e+1 to one digit") {
    for (const long k : {20L, 101L, 200L, 400L, 900L}) {
      CAPTURE(k);
      for (const auto& [pcf, text] : {std::pair{next_to(25, k, 1), "3e+1"},
                                      {next_to(25, k, -1), "2e+1"},
                                      {next_to(35, k, 1), "4e+1"},
                                      {next_to(35, k, -1), "3e+1"}}) {
        const Limit limit = limit_of(pcf, classify(pcf), 1);
        CHECK(limit.value == text);
        CHECK(limit.rigorous);
        const EnclosedLimit enclosed = enclosed_limit_of(pcf, classify(pcf), 1);
        CHECK(enclosed.limit.value == text);
        REQUIRE(enclosed.enclosure);
        // The convergent of depth 3 is within 10^-3k of the limit.
        const Convergent c = convergent_by_recurrence(pcf, 3);
        CHECK(abs(enclosed.enclosure->centre - Rational(c.p, c.q)) <= enclosed.enclosure->radius + ten_to(-3 * k));
      }
    }
  }
}

}  // namespace
}  // namespace brouncker
