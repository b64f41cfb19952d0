#include "engine/match/identify.hpp"
#include "engine/match/identify_methods.hpp"
#include "formulas/error.hpp"
#include "tests/support/random_numbers.hpp"

#include <doctest/doctest.h>

using namespace brouncker;
namespace rnd = brouncker::random_formulas;

namespace {

const ConstantSet& catalogue() {
  static const ConstantSet set(catalogue_values(110));
  return set;
}

/// What a closed form evaluates to, as a decimal number.
Approximation value_of(std::string_view text, long digits) { return user_value({"x", parse_expression(text), ""}, digits).value; }

Identified identified(std::string_view text, long digits, Integer radicand = 0) {
  const std::vector<std::string> linear{"pi", "log2", "zeta3", "zeta5", "catalan", "e"};
  return identify(value_of(text, digits), catalogue(), {.radicand = std::move(radicand), .linear = linear});
}

std::string first(const Identified& result) {
  return result.closed_forms.empty() ? "" : to_plain(result.closed_forms[0].expression);
}

}  // namespace

TEST_SUITE("match/identify") {
  TEST_CASE("34 digits of 2/pi") {
    const Identified result = identify(from_decimal("0.6366197723675813430755350534900574"), catalogue());
    REQUIRE(result.closed_forms.size() == 1);
    CHECK(first(result) == "2/pi");
    CHECK(result.closed_forms[0].constant == "pi");
    CHECK(result.closed_forms[0].method == "moebius");
    CHECK(result.closed_forms[0].support.digits_matched() >= 33);
    CHECK(result.control_found);
  }

  TEST_CASE("products with a Chowla-Selberg period, and the period by itself") {
    const char* const products[] = {"24*sqrt(2)/(pi*(gamma(1/8)*gamma(3/8)/(gamma(5/8)*gamma(7/8))))",
                                    "28*sqrt(7)/(pi*(gamma(1/7)*gamma(2/7)*gamma(4/7)/(gamma(3/7)*gamma(5/7)*gamma(6/7))))"};
    for (const char* text : products) {
      const Identified result = identified(text, 100);
      CHECK(first(result) == text);
      CHECK(result.closed_forms[0].constant == text);
    }
    // The values at k/d with character 1 above, with -1 below: for d = 20 these are 1, 3, 7, 9.
    const Identified twenty =
        identified("gamma(1/20)*gamma(3/20)*gamma(7/20)*gamma(9/20)/(gamma(11/20)*gamma(13/20)*gamma(17/20)*gamma(19/20))/3", 100);
    REQUIRE_FALSE(twenty.closed_forms.empty());
    CHECK(twenty.closed_forms[0].method == "products");
    CHECK(identified("gamma(1/20)*gamma(3/20)/3", 100).closed_forms.empty());
    const Identified image = identified(
        "1/2 + 288/(gamma(1/24)*gamma(5/24)*gamma(7/24)*gamma(11/24)/(gamma(13/24)*gamma(17/24)*gamma(19/24)*gamma(23/24)))", 100);
    REQUIRE_FALSE(image.closed_forms.empty());
    CHECK(image.closed_forms[0].method == "periods");
  }

  TEST_CASE("every method finds its own") {
    CHECK(first(identified("-22/7", 60)) == "-22/7");
    CHECK(first(identified("(3 + 2*sqrt(6))/5", 60)) == "(3 + 2*sqrt(6))/5");
    CHECK(first(identified("(7*e - 3)/(2*e + 9)", 60)) == "(7*e - 3)/(9 + 2*e)");
    const Identified square = identified("sqrt((2 + pi)/(pi - 1))", 70);
    CHECK(first(square) == "sqrt((2 + pi)/(pi - 1))");
    CHECK(square.closed_forms[0].method == "square-root");
    const Identified second = identified("(catalan^2 - 3)/(1 + 2*catalan)", 100);
    REQUIRE_FALSE(second.closed_forms.empty());
    CHECK(second.closed_forms[0].method == "degree-2");
    const Identified field = identified("(sqrt(13) + 2*gamma(1/4))/(1 + sqrt(13)*gamma(1/4))", 100, 13);
    REQUIRE_FALSE(field.closed_forms.empty());
    CHECK(field.closed_forms[0].method == "quadratic-field");
    CHECK(field.closed_forms[0].constant == "gamma_quarter");
    CHECK(first(identified("(5 + 3*pi - 7*zeta(3))/4", 70)) == "(5 + 3*pi - 7*zeta(3))/4");
    const Identified three = identified("64/(176*zeta(3) + 64*zeta(5) - 273*log(2))", 80);
    REQUIRE_FALSE(three.closed_forms.empty());
    CHECK(three.closed_forms[0].method == "linear");
    CHECK(three.closed_forms[0].constant == "log2, zeta3, zeta5");
  }

  TEST_CASE("closed forms evaluate to the number") {
    for (const char* text :
         {"4/(3*pi - 8)", "e/(e - 2)", "6/(8*catalan - 5)", "sqrt(3)*coth(sqrt(3))", "16/(7*zeta(3))", "1/atan(1/4)"}) {
      const Identified result = identified(text, 64);
      CAPTURE(text);
      REQUIRE_FALSE(result.closed_forms.empty());
      const std::string found = first(result);
      CHECK(abs(Rational(value_of(found, 60).centre() - value_of(text, 60).centre())) < Rational(1, Integer(pow(Integer(10), 55))));
    }
  }

  TEST_CASE("too few digits: nothing is claimed, and the digits needed are told") {
    const Identified result = identify(from_decimal("3.14159265358979"), catalogue());
    CHECK(result.closed_forms.empty());
    REQUIRE(result.refused);
    CHECK(to_plain(result.refused->expression) == "pi");
    const int needed = result.refused->support.digits_needed();
    CHECK(needed > 15);
    CHECK(needed < 40);
    // With a digit or two more than that it is claimed, with one less it is not.
    const std::string pi = "3.1415926535897932384626433832795028841971693993751";
    CHECK_FALSE(identify(from_decimal(pi.substr(0, static_cast<std::size_t>(needed) + 4)), catalogue()).closed_forms.empty());
    CHECK(identify(from_decimal(pi.substr(0, static_cast<std::size_t>(needed) - 1)), catalogue()).closed_forms.empty());
  }

  TEST_CASE("random numbers: nothing found, with what was excluded, and the control seen") {
    rnd::Generator generator(5);
    for (int round = 0; round < 3; ++round) {
      const IdentifyOptions options{.radicand = 13, .linear = {"pi", "log2", "zeta3"}};
      const Identified result = identify(rnd::number(generator, 212), catalogue(), options);
      CHECK(result.closed_forms.empty());
      CHECK_FALSE(result.refused);
      CHECK(result.control_found);
      CHECK(result.searched.size() == 14);
      for (const Searched& s : result.searched) {
        CAPTURE(s.method);
        CHECK(s.tests > 0);
        // Seventeen numbers at 212 bits, by the bound of a reduced lattice.
        CHECK(s.excluded_bits >= (s.method == "products" ? 0 : 10));
      }
    }
  }

  TEST_CASE("the look for small coefficients finds what the full searches find, and claims nothing else") {
    using identification::Search;
    rnd::Generator generator(1855);
    const auto forms = [](const Search& search) {
      std::vector<std::string> texts;
      for (const Identification& found : search.accepted) texts.push_back(to_plain(found.expression));
      return texts;
    };
    const auto& entries = catalogue().entries();
    int found = 0;
    for (int round = 0; round < rnd::repeated(12); ++round) {
      const auto& entry =
          entries[static_cast<std::size_t>(rnd::between(generator, 0, static_cast<std::int64_t>(entries.size()) - 1))];
      const int bits = static_cast<int>(rnd::between(generator, 3, 20));  // some beyond 2^18, where it may miss them
      Integer m[4];
      for (Integer& each : m) each = rnd::integer(generator, bits);
      if (round % 3 == 0) m[1] = m[2] = 0;  // c p/q
      if (m[0] * m[3] == m[1] * m[2]) continue;
      const Rational c = entry.constant.value.centre(), bottom = m[2] * c + m[3];
      if (bottom == 0) continue;
      const Rational value = (m[0] * c + m[1]) / bottom, error = abs(value) / Rational(Integer(Integer(1) << 300));
      const Approximation x = approximation(value, error);
      const IdentifyOptions options;
      Search small{x, catalogue(), options, 12, {}, {}, {}}, multiples = small, all = small;
      identification::small_coefficients(small);
      identification::multiple(multiples);
      identification::moebius(all);
      const auto expected = multiples.accepted.empty() ? forms(all) : forms(multiples);
      CAPTURE(to_plain(entry.constant.expression));
      CAPTURE(bits);
      if (bits <= 17) REQUIRE_FALSE(small.accepted.empty());
      for (const std::string& form : forms(small)) CHECK(std::ranges::find(expected, form) != expected.end());
      found += !small.accepted.empty();
    }
    CHECK(found > 6);
  }

  TEST_CASE("a user's constants take part, those given by digits too") {
    std::vector<NamedValue> values = catalogue_values(60);
    const auto mine = parse_user_constants("mine = pi^2/12 + log(2)^3\nvague = 0.12345678901234567890123456789012345678912");
    for (const UserConstant& constant : mine) values.push_back(user_value(constant, 60));
    const ConstantSet set(std::move(values));
    CHECK(first(identify(value_of("1/(2 + pi^2/12 + log(2)^3)", 60), set)) == "1/(2 + (pi^2/12 + log(2)^3))");
    CHECK(first(identify(from_decimal("1.12345678901234567890123456789012345678912"), set)) == "1 + vague");
  }
}
