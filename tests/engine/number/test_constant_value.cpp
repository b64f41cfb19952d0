#include "engine/number/constant_value.hpp"
#include "engine/number/expression_value.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"

#include <doctest/doctest.h>

using brouncker::constant_digits;
using brouncker::ConstantRow;
using brouncker::constants;
using brouncker::find_constant;
using brouncker::Integer;
using brouncker::Rational;
using brouncker::Real;
using brouncker::rounded_decimal;

namespace {

std::string digits_of(std::string_view name, long digits) { return constant_digits(*find_constant(name), digits); }

Real ball(const Rational& value, const Rational& error) {
  Real result = brouncker::to_real(value, 400);
  const Real widening = brouncker::to_real(error, 400);
  arb_add_error(result.get(), widening.get());
  return result;
}

}  // namespace

TEST_SUITE("engine/constant_value") {
  TEST_CASE("every constant lies where its published digits say") {
    for (const ConstantRow& row : constants()) {
      CAPTURE(row.name);
      const brouncker::Enclosure result = enclose(definition(row), 60);
      REQUIRE(result.status == brouncker::ValueStatus::enclosed);
      CHECK(result.proved_real);
      // The digits are cut off: the constant lies between them and the next decimal, away from 0.
      const std::string text(row.digits50);
      const Rational published = abs(brouncker::parse_decimal(text));
      const auto decimals = static_cast<unsigned>(text.size() - text.find('.') - 1);
      const Rational unit(1, Integer(pow(Integer(10), decimals)));
      const Rational centre = abs(midpoint(*result.value)), error = radius(*result.value);
      CHECK(published <= Rational(centre - error));
      CHECK(Rational(centre + error) < Rational(published + unit));
      CHECK((midpoint(*result.value) < 0) == text.starts_with('-'));
    }
  }

  TEST_CASE("two precisions agree, and two routes to the decimal") {
    for (const ConstantRow& row : constants()) {
      if (!row.stored.empty()) continue;
      CAPTURE(row.name);
      const std::string text = constant_digits(row, 200);
      const Real value = *enclose(definition(row), 400).value;
      CHECK(brouncker::agreed_decimal(midpoint(value), radius(value), 200) == text);
      CHECK(brouncker::significant_decimal(brouncker::parse_decimal(constant_digits(row, 300)), 200) == text);
      for (long digits : {1L, 2L, 3L, 17L})
        CHECK(constant_digits(row, digits) == brouncker::agreed_decimal(midpoint(value), radius(value), digits));
    }
  }

  TEST_CASE("known digits") {
    CHECK(digits_of("pi", 1) == "3");
    CHECK(digits_of("pi", 5) == "3.1416");
    CHECK(digits_of("gelfond", 1) == "2e+1");
    CHECK(digits_of("euler", 3) == "0.577");
    // Decimals 762 to 767 of pi are nines, and an 8 follows.
    CHECK(digits_of("pi", 769).ends_with("211349999998"));
    CHECK(digits_of("pi", 768).ends_with("21135000000"));
    CHECK(digits_of("pi", 763).ends_with("211350"));
    CHECK(digits_of("pi", 100'001).ends_with("5493624646"));
    CHECK(digits_of("e", 100'000).substr(0, 20) == "2.718281828459045235");
  }

  TEST_CASE("the ball is rounded only where all of it rounds alike") {
    const Rational tiny(1, Integer(pow(Integer(10), 60)));
    CHECK(rounded_decimal(ball(Rational(12345, 1000), tiny), 3) == "12.3");
    CHECK(rounded_decimal(ball(Rational(9996, 1000), tiny), 3) == "10.0");
    CHECK(rounded_decimal(ball(Rational(-9994, 1000), tiny), 3) == "-9.99");
    CHECK(rounded_decimal(ball(Rational(1, 8000), tiny), 2) == std::nullopt);
    CHECK(rounded_decimal(ball(Rational(1, 8000), tiny), 4) == "0.0001250");
    CHECK(rounded_decimal(ball(0, tiny), 2) == std::nullopt);
    CHECK(rounded_decimal(Real(0), 2) == "0");
    CHECK(rounded_decimal(Real(1000), 2) == "1.0e+3");
    CHECK(rounded_decimal(Real(1000), 4) == "1000");
    CHECK(rounded_decimal(ball(Rational(Integer(pow(Integer(10), 30))), tiny), 3) == "1.00e+30");
    CHECK(rounded_decimal(ball(Rational(1, Integer(pow(Integer(10), 30))), Rational(0)), 3) == "1.00e-30");
  }

  TEST_CASE("a stored constant has the digits it has and no more") {
    CHECK(digits_of("omega", 20) == "0.56714329040978387300");
    CHECK(digits_of("omega", 150).size() == 152);
    CHECK_THROWS_AS(digits_of("omega", 151), brouncker::Error);
    CHECK_THROWS_AS(digits_of("feigenbaum_delta", 100), brouncker::Error);
    const brouncker::Enclosure result = enclose(brouncker::parse_expression("omega*exp(omega)"), 100);
    CHECK(result.status == brouncker::ValueStatus::enclosed);
    CHECK(arb_contains_si(result.value->get(), 1));
  }

  TEST_CASE("a number of digits outside the limits is refused") {
    for (long digits : {0L, -1L, brouncker::kMaxConstantDigits + 1}) CHECK_THROWS_AS(digits_of("pi", digits), brouncker::Error);
  }
}
