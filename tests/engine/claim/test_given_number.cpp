#include "engine/claim/given_number.hpp"
#include "engine/claim/identification.hpp"
#include "formulas/decimal.hpp"
#include "formulas/error.hpp"

#include <cmath>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using brouncker::Answer;
using brouncker::catalogue_values;
using brouncker::ConstantSet;
using brouncker::given_number;
using brouncker::GivenNumber;
using brouncker::parse_expression;
using brouncker::Rational;
using brouncker::to_plain;

namespace {

const ConstantSet& catalogue() {
  static const ConstantSet set(catalogue_values(110));
  return set;
}

Answer identified(const std::string& value, const std::string& tolerance = "") {
  return brouncker::identified(given_number(value, tolerance, 100), [](long) -> const ConstantSet& { return catalogue(); });
}

std::string claim(const std::string& value) {
  const Answer answer = identified(value);
  return answer.claims.empty() ? "" : answer.claims[0].expression;
}

std::string candidate(const std::string& value) {
  const Answer answer = identified(value);
  CHECK(answer.claims.empty());
  return answer.candidate ? to_plain(answer.candidate->expression) : "";
}

int multiplier() {
  const char* value = std::getenv("BROUNCKER_TEST_MULTIPLIER");
  return value ? std::max(1, std::atoi(value)) : 1;
}

std::string random_decimal(std::mt19937_64& random, int digits) {
  std::string text = std::to_string(random() % 10) + ".";
  for (int i = 1; i < digits; ++i) text += static_cast<char>('0' + random() % 10);
  return text;
}

/// No claim, and candidates no oftener than the chance says under which they are named, one in 2^kLeastChanceBits.
void check_random(int numbers, const std::function<std::string()>& next) {
  int claims = 0, candidates = 0;
  for (int trial = 0; trial < numbers; ++trial) {
    const Answer answer = identified(next());
    claims += !answer.claims.empty();
    candidates += answer.candidate.has_value();
  }
  const double expected = numbers * std::exp2(-brouncker::kLeastChanceBits);
  CHECK(claims == 0);
  CHECK(candidates <= expected + 3 * std::sqrt(expected) + 2);
  MESSAGE(numbers << " random numbers: " << candidates << " candidates, at most " << expected << " expected");
}

std::string refusal(const std::string& value, const std::string& tolerance = "") {
  try {
    given_number(value, tolerance, 100);
  } catch (const brouncker::Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_SUITE("claim/given_number") {
  TEST_CASE("a number is what its text says, exactly") {
    const GivenNumber decimal = given_number("-0.0125", "", 100);
    CHECK(decimal.centre == Rational(-1, 80));
    CHECK(decimal.radius == Rational(1, 10000));
    CHECK(decimal.digits == 3);
    CHECK(given_number("1.25e-3", "", 100).radius == Rational(1, 100000));
    const GivenNumber interval = given_number("3.14 +- 5e-3", "", 100);
    CHECK(interval.centre == Rational(157, 50));
    CHECK(interval.radius == Rational(1, 200));
    CHECK(given_number("3.14 ± 0.005", "", 100).radius == Rational(1, 200));
    CHECK(given_number("3.14", "0.005", 100).radius == Rational(1, 200));
    // [1; 2, 3, ...] lies between 1 + 1/(2 + 1/3) = 10/7 and 1 + 1/(2 + 1/4) = 13/9.
    const GivenNumber quotients = given_number("[1; 2, 3]", "", 100);
    CHECK(quotients.centre - quotients.radius == Rational(10, 7));
    CHECK(quotients.centre + quotients.radius == Rational(13, 9));
    for (const char* same : {"[1;2,3,...]", "[ 1; 2, 3, … ]", "[1, 2, 3 ...]"})
      CHECK(given_number(same, "", 100).centre == quotients.centre);
    CHECK(given_number("sqrt(2)", "", 100).expression.has_value());
  }

  TEST_CASE("what is no number is refused with what is accepted") {
    for (const char* text :
         {"", "  ", "hello", "[1; 0, 2]", "[1; x]", "[...]", "[]", "[1; ..., 2]", "[1; 1/2, 3]", "1.5 +- x", "sqrt(-2)"}) {
      CAPTURE(std::string(text));
      CHECK(!refusal(text).empty());
    }
    CHECK(refusal("3.14", "0").find("--tolerance '0': accepted is a decimal above 0") != std::string::npos);
    CHECK(refusal("[1; 0, 2]").find("a partial quotient beyond the first is a whole number above 0") != std::string::npos);
  }

  TEST_CASE("what the digits justify is claimed: products, multiples of any height, radicals, sums of one weight") {
    CHECK(claim("0.3643788396759062570495877303161624139") == "log(pi)/pi");
    CHECK(claim("6.84108846385711654484747915395409607129977904818791351532413") == "pi^2*log(2)");
    CHECK(claim("3141592653589793238462643383279.5028841971693993751058209749") == "1000000000000000000000000000000*pi");
    CHECK(claim("1.96622109738056636659587535983216794529079201838308513039081") == "sqrt((6 + sqrt(3))/2)");
    CHECK(claim("0.258819045102520762348898837624048328349068901319930513814003") == "sqrt((2 - sqrt(3))/4)");
    CHECK(claim("2.09455148154232659148238654057930296385730610562823918030413") == "polyroot(x^3 - 2*x - 5, 1)");
    CHECK(claim("2.67413461226796821356889933148792642913992334007845605325865") ==
          "polyroot(x^6 - 6*x^4 - 4*x^3 + 12*x^2 - 24*x - 4, 2)");  // 2^(1/3) + sqrt(2)
    CHECK(claim("polyroot(7x^8 - 3x^5 + x - 99, 2)") == "polyroot(7*x^8 - 3*x^5 + x - 99, 2)");
    CHECK(claim("1/3") == "1/3");
    CHECK(claim("sqrt(2)") == "sqrt(2)");
    // int_0^1 log(1 + x)^3 log(x)/x dx.
    CHECK(claim("-0.0576094106587789952347914889091853794588600022236483071329623962670128085772").find("1485*zeta(5)") !=
          std::string::npos);
  }

  TEST_CASE("nothing is claimed whose value is outside the interval of the number") {
    CHECK(claim("1.61803398874989484820458683436563811772030917980576") == "(1 + sqrt(5))/2");
    CHECK(claim("1.61803398874989484820458683436563811772030917980577") == "(1 + sqrt(5))/2");  // rounded up
    for (const char* off :
         {"1.61803398874989484820458683436563811772030917980586", "1.61803398874989484820458683436563811772030917980566"}) {
      const Answer answer = identified(off);
      CAPTURE(std::string(off));
      CHECK(answer.claims.empty());
      REQUIRE(answer.candidate);
      CHECK(to_plain(answer.candidate->expression) == "(1 + sqrt(5))/2");
      CHECK(answer.candidate->digits_agreeing < 51);
    }
    const Answer close = identified("228826126.999999995629869660818932537812698366254165806627013");
    REQUIRE(!close.claims.empty());
    CHECK(close.claims[0].digits->matched <= 60);
  }

  TEST_CASE("few digits give a candidate with the chance of an accident, wrong last digits one with those that agree") {
    CHECK(candidate("3.141592653589793") == "pi");
    CHECK(candidate("0.6366197723675813") == "2/pi");
    CHECK(candidate("0.881373587019543") == "log(1 + sqrt(2))");
    CHECK(candidate("1.9662210973805663") == "sqrt((6 + sqrt(3))/2)");
    CHECK(candidate("3.14") == "");
    const Answer pi = identified("3.141592653589793");
    CHECK(pi.candidate->chance_bits > 25);
    CHECK(pi.candidate->chance_bits < 45);
    CHECK(pi.candidate->digits_agreeing == 16);
    const Answer tail = identified("0.25554854129290762855238976168333131037737175253636607542005616591624");
    REQUIRE(tail.candidate);
    CHECK(to_plain(tail.candidate->expression) == "17*pi^4/6480");
    CHECK(tail.candidate->digits_agreeing == 55);
    CHECK(identified("1.41421356237309514547").candidate->digits_agreeing == 16);
  }

  TEST_CASE("of many digits all are compared, whatever the first ones say") {
    std::vector<long> asked;
    const auto identified_long = [&](const std::string& value) {
      return brouncker::identified(given_number(value, "", 100), [&](long wanted) -> const ConstantSet& {
        asked.push_back(wanted);
        static const ConstantSet set(catalogue_values(520));
        return set;
      });
    };
    const std::string pi =
        brouncker::significant_decimal(brouncker::catalogue_value(*brouncker::find_constant("pi"), 510).value.centre(), 500);
    const Answer right = identified_long(pi);
    REQUIRE(!right.claims.empty());
    CHECK(right.claims[0].expression == "pi");
    CHECK(right.claims[0].digits->matched == 500);
    CHECK(asked == std::vector<long>{136});
    std::string wrong = pi;
    wrong[400] = wrong[400] == '1' ? '2' : '1';
    const Answer off = identified_long(wrong);
    CHECK(off.claims.empty());
    REQUIRE(off.candidate);
    CHECK(off.candidate->digits_agreeing >= 398);
    CHECK(off.candidate->digits_agreeing <= 400);
  }

  TEST_CASE("random doubles: no claim, and candidates no oftener than their chance says") {
    std::mt19937_64 random(2026);
    check_random(20 * multiplier(), [&] {
      const double value =
          std::ldexp(static_cast<double>((random() >> 12) | (std::uint64_t{1} << 52)), static_cast<int>(random() % 8) - 54);
      return fmt::format("{:#.17}", value);
    });
  }

  TEST_CASE("random decimals of 15 to 60 digits: no claim, and candidates no oftener than their chance says") {
    std::mt19937_64 random(60);
    check_random(3 * multiplier(), [&] { return random_decimal(random, 15 + static_cast<int>(random() % 46)); });
  }
}
