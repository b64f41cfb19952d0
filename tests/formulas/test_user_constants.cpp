#include "formulas/error.hpp"
#include "formulas/user_constants.hpp"

#include <doctest/doctest.h>

using brouncker::parse_user_constants;

namespace {

std::string message(std::string_view text) {
  try {
    parse_user_constants(text);
  } catch (const brouncker::Error& error) {
    return error.what();
  }
  return "";
}
bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_SUITE("formulas/user_constants") {
  TEST_CASE("closed forms, decimals, comments and blank lines") {
    const auto rows = parse_user_constants(
        "# mine\n\n  kappa = pi^2/12 + log(2)  # sum\nviswanath=1.131988248794310000000001\r\nlast = -0.00012345678901234567891");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].name == "kappa");
    CHECK(to_plain(*rows[0].expression) == "pi^2/12 + log(2)");
    CHECK(rows[1].digits == "1.131988248794310000000001");
    CHECK_FALSE(rows[1].expression);
    CHECK(rows[2].digits == "-0.00012345678901234567891");
    CHECK(parse_user_constants("").empty());
  }

  TEST_CASE("errors name line and column") {
    CHECK(contains(message("kappa pi"), "line 1, column 1: 'kappa pi': no ="));
    CHECK(contains(message("\n  2x = pi"), "line 2, column 3: '2x': not a name"));
    CHECK(contains(message("x ="), "line 1, column 4"));
    CHECK(contains(message("pi = 3"), "a constant of the catalogue"));
    CHECK(contains(message("golden = 3"), "a constant of the catalogue"));
    CHECK(contains(message("sqrt = 3"), "a function"));
    CHECK(contains(message("x = pi\nx = e"), "line 2, column 1: 'x': defined twice"));
    CHECK(contains(message("x = 1.5"), "fewer than 20 digits"));
    CHECK(contains(message("a = e\nx = pi +* 2"), "line 2, from column 5: closed form: column 5"));
    CHECK(contains(message(" = 3"), "line 1, column 2"));
  }

  TEST_CASE("40,000 constants are read in the time of 40,000 lines") {
    std::string text;
    for (int i = 0; i < 40'000; ++i)
      text += "a_long_name_of_a_constant_" + std::to_string(i) + " = 0.12345678901234567890" + std::to_string(i) + "\n";
    const auto begin = std::clock();
    CHECK(parse_user_constants(text).size() == 40'000);
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 1);
    CHECK(contains(message(text + "a_long_name_of_a_constant_7 = pi"),
                   "line 40001, column 1: 'a_long_name_of_a_constant_7': defined twice"));
  }
}
