#include "formulas/decimal.hpp"
#include "formulas/error.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using brouncker::agreed_decimal;
using brouncker::fixed_decimal;
using brouncker::Integer;
using brouncker::parse_decimal;
using brouncker::Rational;
using brouncker::significant_decimal;
namespace random_formulas = brouncker::random_formulas;

namespace {

Rational ten_to(int exponent) {
  const Integer power = pow(Integer(10), static_cast<unsigned>(std::abs(exponent)));
  return exponent >= 0 ? Rational(power) : Rational(Integer(1), power);
}

}  // namespace

TEST_SUITE("formulas/decimal") {
  TEST_CASE("significant digits are counted from the first that is not 0, and trailing zeros are kept") {
    CHECK(significant_decimal(Rational(-76996, 10000), 5) == "-7.6996");
    CHECK(significant_decimal(Rational(12345, 100000000), 5) == "0.00012345");
    CHECK(significant_decimal(Rational(1, 3), 10) == "0.3333333333");
    CHECK(significant_decimal(Rational(2, 3), 10) == "0.6666666667");
    CHECK(significant_decimal(Rational(4), 4) == "4.000");
    CHECK(significant_decimal(Rational(0), 40) == "0");
    CHECK(significant_decimal(Rational(123), 3) == "123");
  }

  TEST_CASE("ties go to the even digit") {
    CHECK(significant_decimal(Rational(25, 10), 1) == "2");
    CHECK(significant_decimal(Rational(35, 10), 1) == "4");
    CHECK(significant_decimal(Rational(-25, 10), 1) == "-2");
    CHECK(significant_decimal(Rational(2500001, 1000000), 1) == "3");
    CHECK(fixed_decimal(Rational(1, 8), 2) == "0.12");
    CHECK(fixed_decimal(Rational(3, 8), 2) == "0.38");
    CHECK(fixed_decimal(Rational(1, 2), 0) == "0");
    CHECK(fixed_decimal(Rational(3, 2), 0) == "2");
  }

  TEST_CASE("rounding up to the next power of ten moves the exponent") {
    CHECK(significant_decimal(Rational(9996, 1000), 3) == "10.0");
    CHECK(significant_decimal(Rational(99996, 100000), 4) == "1.000");
    CHECK(significant_decimal(Rational(-9999, 10), 2) == "-1.0e+3");
  }

  TEST_CASE("the exponent form begins outside 1e-7..1e21 and where digits end before the point") {
    CHECK(significant_decimal(ten_to(-7), 3) == "0.000000100");
    CHECK(significant_decimal(ten_to(-8), 3) == "1.00e-8");
    CHECK(significant_decimal(ten_to(20), 30) == "100000000000000000000.000000000");
    CHECK(significant_decimal(ten_to(21), 30) == "1.00000000000000000000000000000e+21");
    CHECK(significant_decimal(12345 * ten_to(36), 5) == "1.2345e+40");
    CHECK(significant_decimal(Rational(-123456), 3) == "-1.23e+5");
    CHECK(significant_decimal(Rational(123456), 1) == "1e+5");
  }

  TEST_CASE("fixed decimals keep their places") {
    CHECK(fixed_decimal(Rational(4), 3) == "4.000");
    CHECK(fixed_decimal(Rational(-1, 3), 4) == "-0.3333");
    CHECK(fixed_decimal(Rational(-1, 1000), 2) == "0.00");
    CHECK(fixed_decimal(Rational(12345, 10), 0) == "1234");
    CHECK(fixed_decimal(Rational(99999, 1000), 2) == "100.00");
  }

  TEST_CASE("what is printed is the nearest decimal") {
    random_formulas::Generator generator(1);
    for (int i = 0; i < random_formulas::repeated(300); ++i) {
      const Integer top = random_formulas::integer(generator, 1 + i % 150);
      const Integer bottom = abs(random_formulas::integer(generator, 1 + (i * 7) % 150)) + 1;
      const Rational value(top, bottom);
      if (value == 0) continue;
      const long digits = 1 + i % 40;
      const Rational printed = parse_decimal(significant_decimal(value, digits));
      // Half a unit in the last place of the value's own decade.
      int decade = 0;
      while (abs(value) >= ten_to(decade + 1)) ++decade;
      while (abs(value) < ten_to(decade)) --decade;
      CHECK(2 * abs(printed - value) <= ten_to(decade - static_cast<int>(digits) + 1));
      CHECK(2 * abs(parse_decimal(fixed_decimal(value, digits)) - value) <= ten_to(-static_cast<int>(digits)));
    }
  }

  TEST_CASE("the exponent of a printed decimal is that of the number it is") {
    random_formulas::Generator generator(2);
    for (int i = 0; i < random_formulas::repeated(600); ++i) {
      const Rational value(random_formulas::integer(generator, 1 + i % 150),
                           abs(random_formulas::integer(generator, 1 + (i * 7) % 150)) + 1);
      if (value == 0) continue;
      const std::string text = significant_decimal(value, 1 + i % 40);
      CAPTURE(text);
      const Rational printed = abs(parse_decimal(text));
      const int exponent = static_cast<int>(brouncker::leading_exponent(text));
      CHECK(printed >= ten_to(exponent));
      CHECK(printed < ten_to(exponent + 1));
    }
  }

  TEST_CASE("an interval has a decimal where no rounding boundary lies inside") {
    CHECK(agreed_decimal(Rational(1, 3), Rational(1, 100000000), 5) == std::string("0.33333"));
    CHECK_FALSE(agreed_decimal(Rational(5, 2), Rational(1, 100000000), 1));
    CHECK(agreed_decimal(Rational(5, 2), 0, 1) == std::string("2"));
    CHECK_FALSE(agreed_decimal(0, Rational(1, 100000000), 3));
    CHECK(agreed_decimal(0, 0, 3) == std::string("0"));
    CHECK_FALSE(agreed_decimal(Rational(99996, 10000), Rational(1, 1000), 4));
    CHECK(agreed_decimal(Rational(-99996, 10000), Rational(1, 1000000), 4) == std::string("-10.00"));
  }

  TEST_CASE("decimals are read exactly") {
    CHECK(parse_decimal("-12.5e-3") == Rational(-1, 80));
    CHECK(parse_decimal(" 0012 ") == 12);
    CHECK(parse_decimal("+.5") == Rational(1, 2));
    CHECK(parse_decimal("5.") == 5);
    CHECK(parse_decimal("1E+3") == 1000);
    CHECK(parse_decimal("0.000") == 0);
    CHECK(parse_decimal("-0") == 0);
    CHECK(parse_decimal("010") == 10);
    CHECK(parse_decimal("0e-999999") == 0);
    CHECK(parse_decimal("1e1000") == ten_to(1000));
    CHECK(denominator(parse_decimal("0.5")) == 2);
  }

  TEST_CASE("what is no decimal is refused with its column") {
    for (const char* text : {"", "  ", "-", ".", "1.2.3", "12x", "e5", "1e", "1e+", "1e2.5", "0x10", "1,5", "1 2", "inf", "nan",
                             "--1", "1e1000001", "1e-99999999999999999999", "\xc3\xa9"})
      CHECK_THROWS_AS(parse_decimal(text), brouncker::Error);
    CHECK_THROWS_WITH(parse_decimal("12x"), "decimal number '12x': column 3: unexpected character; accepted are numbers such "
                                            "as 12, -0.5 or 1.25e-3");
    CHECK_THROWS_AS(parse_decimal(std::string(10'000'001, '1')), brouncker::Error);
  }
}
