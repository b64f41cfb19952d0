#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using brouncker::Integer;
using brouncker::kMaxCoefficientDigits;
using brouncker::parse_pcf;
using brouncker::Polynomial;
namespace random_formulas = brouncker::random_formulas;

namespace {

Polynomial read(std::string_view text) { return brouncker::parse_polynomial(text, "a"); }

/// The message of the error; fails the test where there is none.
std::string refusal(std::string_view text) {
  try {
    read(text);
  } catch (const brouncker::Error& error) {
    CHECK(error.fault() == brouncker::Fault::input);
    return error.what();
  }
  FAIL_CHECK("was accepted: " << std::string(text.substr(0, 60)));
  return "";
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string repeat(std::string_view part, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += part;
  return result;
}

/// A random text and, computed on the side from values, what it means at n = 7.
struct Sample {
  std::string text;
  Integer value;
};
Sample random_sample(random_formulas::Generator& generator, int depth) {
  const auto choice = random_formulas::between(generator, 0, depth > 0 ? 6 : 1);
  if (choice == 0) return {"n", 7};
  if (choice == 1) {
    const std::int64_t c = random_formulas::between(generator, 0, 12);
    return {std::to_string(c), c};
  }
  const Sample x = random_sample(generator, depth - 1);
  if (choice == 2) return {"-(" + x.text + ")", -x.value};
  if (choice == 3) return {"(" + x.text + ")**3", x.value * x.value * x.value};
  const Sample y = random_sample(generator, depth - 1);
  if (choice == 4) return {"(" + x.text + ")(" + y.text + ")", x.value * y.value};
  if (choice == 5) return {"(" + x.text + ") - (" + y.text + ")", x.value - y.value};
  return {"(" + x.text + ")*-(" + y.text + ")", -x.value * y.value};
}

}  // namespace

TEST_SUITE("formulas/parse") {
  TEST_CASE("polynomials are read as people write them") {
    CHECK(read("2n+1") == Polynomial::of({2, 1}));
    CHECK(read("2*n + 1") == Polynomial::of({2, 1}));
    CHECK(read("  n^2\t") == Polynomial::of({1, 0, 0}));
    CHECK(read("3*n**2 - n") == Polynomial::of({3, -1, 0}));
    CHECK(read("-(2n+1)^2") == Polynomial::of({-4, -4, -1}));
    CHECK(read("(n+1)(n+2)") == Polynomial::of({1, 3, 2}));
    CHECK(read("2(n+1)") == Polynomial::of({2, 2}));
    CHECK(read("n(n+1)") == Polynomial::of({1, 1, 0}));
    CHECK(read("(n+1)n") == Polynomial::of({1, 1, 0}));
    CHECK(read("7n^2") == Polynomial::of({7, 0, 0}));
    CHECK(read("-n^2") == Polynomial::of({-1, 0, 0}));
    CHECK(read("+n - -3") == Polynomial::of({1, 3}));
    CHECK(read("n*-2") == Polynomial::of({-2, 0}));
    CHECK(read("(-n)^2") == Polynomial::of({1, 0, 0}));
    CHECK(read("n^0") == Polynomial::of({1}));
    CHECK(read("010n") == Polynomial::of({10, 0}));
    CHECK(read("n - n").is_zero());
    CHECK(read("2 n ^ 2 n") == Polynomial::of({2, 0, 0, 0}));
  }

  TEST_CASE("coefficient lists have the highest power first") {
    CHECK(read("[2,1]") == Polynomial::of({2, 1}));
    CHECK(read("[ -2, 0, 1 ]") == Polynomial::of({-2, 0, 1}));
    CHECK(read("[0,0,5]") == Polynomial::of({5}));
    CHECK(read("[0]").is_zero());
  }

  TEST_CASE("what is no polynomial in n with integer coefficients is refused") {
    for (const char* text : {"2n+",   "n/2",  "m^2",   "",        "   ",    "1.5n",  "n^-1",      "2n+1)",         "(n",
                             "n^n",   "[1,",  "[]",    "[1",      "[1,2]]", "[1 2]", "[n]",       "[1,2]+1",       "[1.5]",
                             "n 2 3", "n 2",  "2 3",   "2n+1 x",  "N",      "nn",    "n2",        "(n+1)2",        "()",
                             "n^",    "n^^2", "n^2^3", "n**2**3", "*n",     "n+*2",  "n\xc3\xa9", "\xe2\x82\xacn", "n;",
                             "1e5",   "n!",   "0x10",  "n^(2)",   "n^1.5",  "n\x01", "."})
      CHECK_FALSE(refusal(text).empty());
    CHECK_FALSE(refusal(std::string_view("n\0", 2)).empty());
  }

  TEST_CASE("a refusal is one line that names the culprit, the column and what is accepted") {
    CHECK(refusal("n/2") == "a: column 2: '/': rational and real coefficients are not accepted; accepted is a polynomial in "
                            "n with integer coefficients, such as 2n+1 or [2,1]");
    CHECK(contains(refusal("2n + m^2"), "a: column 6: 'm': another variable"));
    CHECK(contains(refusal("1.5n"), "column 2: '.'"));
    CHECK(contains(refusal("2n+"), "column 4: end of the text"));
    CHECK(contains(refusal("  "), "the text is empty"));
    CHECK(contains(refusal("n^-1"), "column 3: '-': an exponent is a literal non-negative integer"));
    CHECK(contains(refusal("2n+1)"), "column 5: ')'"));
    CHECK(contains(refusal("1 + (n"), "column 5: '(': this parenthesis is never closed"));
    CHECK(contains(refusal("n \xc3\xa9"), "column 3: '\\xc3': a byte outside ASCII"));
    CHECK(contains(refusal("n 2 3"), "column 3: '2'"));
    CHECK(contains(refusal("n^2^3"), "power of a power"));
  }

  TEST_CASE("long texts are shortened in messages") {
    CHECK(refusal(std::string(100'000, '7')).size() < 300);
    CHECK(refusal(std::string(100'000, 'x')).size() < 300);
    CHECK(refusal("n^" + std::string(100'000, '7')).size() < 300);
    CHECK(refusal("n 2" + std::string(100'000, '7')).size() < 300);
    CHECK(refusal("[1,2] " + std::string(100'000, 'y')).size() < 300);
  }

  TEST_CASE("coefficients of 9,999 digits are exact and larger ones are refused") {
    const std::string most(static_cast<std::size_t>(kMaxCoefficientDigits), '9');
    CHECK(read(most + "n").leading() == pow(Integer(10), 9999) - 1);
    CHECK(read("[-" + most + ",1]").leading() == 1 - pow(Integer(10), 9999));
    CHECK(read("000" + most).degree() == 0);
    CHECK(contains(refusal("1" + most), "10000 digits"));
    CHECK(contains(refusal(most + "+1"), "more than 9999 digits"));
    CHECK(contains(refusal("10*" + most), "more than 9999 digits"));
    CHECK(contains(refusal("(10n)^9999"), "degree"));
    CHECK(contains(refusal("(10^100*n)^100"), "more than 9999 digits"));
    CHECK(read("10^9998").degree() == 0);
    refusal("10^9999");
  }

  TEST_CASE("the degree is bounded by 1,000") {
    CHECK(read("n^1000").degree() == 1000);
    CHECK(read("(2n+1)^1000").leading() == pow(Integer(2), 1000));
    CHECK(contains(refusal("n^1001"), "degree exceeds 1000"));
    CHECK(contains(refusal("n^1000*n"), "degree exceeds 1000"));
    refusal("[1" + repeat(",0", 1001) + "]");
    CHECK(read("[1" + repeat(",0", 1000) + "]").degree() == 1000);
    CHECK(read("[0" + repeat(",0", 5000) + ",1]").degree() == 0);
  }

  TEST_CASE("texts that would take memory or time without bounds fail at once") {
    for (const char* text : {"(n+1)^1000000", "9^9^9^9", "((9^900)^900)^900", "2^999999999", "n^99999999999999999999",
                             "((((n+1)^100)^100)^100)", "(9^999)^999999999"})
      CHECK_FALSE(refusal(text).empty());
    CHECK(contains(refusal(repeat("(n+1)^999*", 200) + "0"), "degree"));
    CHECK(contains(refusal(repeat("(987654321n+123456789)^1000+", 500) + "0"), "too many terms"));
  }

  TEST_CASE("parentheses nest 200 deep and long rows of signs need no stack") {
    CHECK(read(repeat("(", 200) + "n" + repeat(")", 200)) == Polynomial::of({1, 0}));
    CHECK(contains(refusal(repeat("(", 201) + "n" + repeat(")", 201)), "nest deeper"));
    refusal(repeat("(", 1'000'000));
    refusal(repeat("-(", 1'000'000));
    CHECK(read(repeat("-", 1'000'001) + "n") == Polynomial::of({-1, 0}));
    CHECK(read(repeat("n+", 100'000) + "0") == Polynomial::of({100'000, 0}));
  }

  TEST_CASE("expansion agrees with evaluation") {
    random_formulas::Generator generator(1);
    for (int i = 0; i < random_formulas::repeated(300); ++i) {
      const Sample sample = random_sample(generator, 4);
      CHECK(read(sample.text)(7) == sample.value);
    }
  }

  TEST_CASE("a and b of a PCF must not vanish identically") {
    CHECK(parse_pcf("2n+1", "n^2") == brouncker::Pcf{Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})});
    CHECK_THROWS_WITH_AS(parse_pcf("0", "n"), "a: is identically 0; a and b of a continued fraction must not vanish identically",
                         brouncker::Error);
    CHECK_THROWS_AS(parse_pcf("n", "n-n"), brouncker::Error);
    CHECK_THROWS_AS(parse_pcf("n", "x"), brouncker::Error);
  }
}
