#include "engine/claim/evaluated.hpp"
#include "engine/claim/identification.hpp"
#include "engine/evaluate/carried_limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/fraction.hpp"
#include "formulas/print.hpp"

#include <optional>
#include <random>
#include <string>

#include <doctest/doctest.h>
#include <boost/multiprecision/gmp.hpp>

using brouncker::contracted;
using brouncker::Contraction;
using brouncker::Fraction;
using brouncker::parse_fraction;
using brouncker::Pcf;
using brouncker::Rational;
using brouncker::Row;
using Float = boost::multiprecision::mpf_float_100;

namespace {

Float number(const Rational& x) { return Float(Float(numerator(x)) / Float(denominator(x))); }

/// a(0) + b(1)/(a(1) + ... b(depth)/a(depth)), from the back.
Float value_at(const Fraction& f, long depth) {
  Float x = number(f.a_at(depth).value());
  for (long n = depth; n > 0; --n) x = number(f.a_at(n - 1).value()) + number(f.b_at(n).value()) / x;
  return x;
}

/// To 55 digits, where that many terms give them.
std::optional<Float> plain_value(const Fraction& f) {
  for (long depth = 64; depth <= 4096; depth *= 4) {
    const Float x = value_at(f, depth), y = value_at(f, depth + 7);
    if (abs(Float(x - y)) < Float("1e-55") * (abs(x) + 1)) return x;
  }
  return std::nullopt;
}

Row evaluated_to(const Fraction& f, long digits) { return brouncker::evaluated(contracted(f), {.depth = 200}, digits); }

std::string closed_form(std::string_view a, std::string_view b, std::string_view head) {
  const Row row = evaluated_to(parse_fraction(a, b, head), 40);
  if (!row.closed_form || !row.closed_form->is_proved()) return "";
  return row.closed_form->expression;
}

std::string rational_text(std::mt19937_64& random) {
  return std::to_string(1 + random() % 6) + "/" + std::to_string(1 + random() % 4);
}

std::string pattern(std::mt19937_64& random, long k, int degree) {
  std::string text;
  for (long i = 0; i < k; ++i) {
    text += i ? " | " : "";
    text += degree == 0 || random() % 3 == 0 ? rational_text(random) : rational_text(random) + "*n + " + rational_text(random);
  }
  return text;
}

}  // namespace

TEST_SUITE("claim/fractions") {
  TEST_CASE("the value of 200 random fractions of period 2 and 3 with rational coefficients and heads is that of their terms") {
    std::mt19937_64 random(18);
    int compared = 0, rigorous = 0;
    for (int trial = 0; trial < 200; ++trial) {
      const long k = 2 + static_cast<long>(random() % 2);
      const std::string a = pattern(random, k, 1), b = pattern(random, k, static_cast<int>(random() % 2));
      const std::string head = random() % 2 ? "a0=" + rational_text(random) + ", b1=-" + rational_text(random) : "";
      CAPTURE(a);
      CAPTURE(b);
      CAPTURE(head);
      const Fraction f = parse_fraction(a, b, head);
      const auto expected = plain_value(f);
      if (!expected) continue;
      const Row row = evaluated_to(f, 50);
      REQUIRE(row.limit.kind == brouncker::Limit::Kind::finite);
      const Float found = number(brouncker::parse_decimal(row.limit.value));
      CHECK(abs(Float(found - *expected)) <= Float("6e-50") * abs(*expected));
      ++compared;
      rigorous += row.limit.rigorous;
    }
    CHECK(compared >= 120);
    CHECK(rigorous >= compared * 9 / 10);
    MESSAGE("of 200, " << compared << " converge within 4096 terms, " << rigorous << " proved");
  }

  TEST_CASE("known fractions that are no PCFs as they stand are named and proved") {
    CHECK(closed_form("n+1 | 1/(n+1)", "1", "") == "4/log(5)");
    CHECK(closed_form("1 | 4n", "n^3/8 | (n-1)^3/8", "b1=1") == "zeta(3)");
    CHECK(closed_form("1", "n/2 | (n+1)/2", "") == "1/(e*E1(1))");
    CHECK(closed_form("n + 1/2", "n^2/4", "") == "2/pi");
    CHECK(closed_form("2n+1", "n^2", "a0=3") == "2 + 4/pi");
  }

  TEST_CASE("a fraction unfolded from a known PCF is given back with its closed form") {
    // Every convergent of [a0; a1, a2, ...] stands twice in a0 + 1 + -1/(1 + -1/(...)): x = y - 1 + 1/(1 + 1/(...)).
    const Fraction f = parse_fraction("n+1 | 1", "1", "");
    const Contraction c = contracted(f);
    CHECK(c.complete);
    CHECK(c.period == 2);
    const auto expected = plain_value(f);
    REQUIRE(expected);
    const Row row = evaluated_to(f, 50);
    CHECK(abs(Float(number(brouncker::parse_decimal(row.limit.value)) - *expected)) < Float("1e-48"));
  }

  TEST_CASE("a rational limit is carried exactly, and the pole of the map is infinity") {
    // PCF(n+1, -n) = 1 - 1/(2 - 2/(3 - ...)) is rational; any head keeps it rational.
    const Row row = evaluated_to(parse_fraction("2n+3", "-n^2-2n", "a0=1/7, b1=5"), 30);
    REQUIRE(row.limit.rational);
    CHECK(row.closed_form->is_proved());
    const auto expected = plain_value(parse_fraction("2n+3", "-n^2-2n", "a0=1/7, b1=5"));
    if (expected) CHECK(abs(Float(number(*row.limit.rational) - *expected)) < Float("1e-30"));
  }

  TEST_CASE("where only every k-th convergent is known to converge nothing is called proved") {
    const Fraction f = parse_fraction("1", "-n-1 | -n-2", "");
    const Contraction c = contracted(f);
    REQUIRE(!c.complete);
    const Row row = brouncker::evaluated(c, {.depth = 200}, 20);
    CHECK(!row.limit.rigorous);
    CHECK(!row.limit.rational);
    if (row.closed_form) CHECK(!row.closed_form->is_proved());
  }
}
