#include "engine/match/spelling.hpp"
#include "formulas/arithmetic.hpp"

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

std::string form(long p, long q, long r, long s, std::string_view c) {
  return to_plain(moebius_form({p, q, r, s}, parse_expression(c)));
}
Expression x(std::string_view text) { return parse_expression(text); }

}  // namespace

TEST_SUITE("match/closed_form") {
  TEST_CASE("Moebius forms are tidy") {
    CHECK(form(0, 4, 1, 0, "pi") == "4/pi");
    CHECK(form(0, 1, 1, 0, "log(2)") == "1/log(2)");
    CHECK(form(1, 2, 1, -2, "pi") == "(2 + pi)/(pi - 2)");
    CHECK(form(-1, -2, -1, 2, "pi") == "(2 + pi)/(pi - 2)");
    CHECK(form(1, 0, 0, 1, "pi") == "pi");
    CHECK(form(-1, 0, 0, 1, "pi") == "-pi");
    CHECK(form(0, -4, 1, 0, "pi") == "-4/pi");
    CHECK(form(0, -4, 1, -2, "pi") == "4/(2 - pi)");
    CHECK(form(0, -4, 1, 2, "pi") == "-4/(2 + pi)");
    CHECK(form(1, 1, 0, 3, "pi") == "(1 + pi)/3");
    CHECK(form(6, 2, 0, 4, "pi") == "(1 + 3*pi)/2");
    CHECK(form(0, 6, 3, 0, "sqrt(2)*log(1 + sqrt(2))") == "2/(sqrt(2)*log(1 + sqrt(2)))");
    CHECK(form(3, 0, 0, 1, "sqrt(2)*log(3)/5") == "3*sqrt(2)*log(3)/5");
    CHECK(form(0, 1, 1, 0, "besseli(1, 2)/besseli(0, 2)") == "besseli(0, 2)/besseli(1, 2)");
    CHECK(form(1, -2, 0, 1, "besseli(1, 2)/besseli(0, 2)") == "(besseli(1, 2) - 2*besseli(0, 2))/besseli(0, 2)");
  }

  TEST_CASE("quadratic numbers") {
    CHECK(to_plain(quadratic_form({{1, -1, -1}, 1, {}})) == "(1 + sqrt(5))/2");
    CHECK(to_plain(quadratic_form({{1, -1, -1}, -1, {}})) == "(1 - sqrt(5))/2");
    CHECK(to_plain(quadratic_form({{1, -4, -3}, 1, {}})) == "2 + sqrt(7)");
    CHECK(to_plain(quadratic_form({{2, 0, -1}, -1, {}})) == "-sqrt(2)/2");
    CHECK(to_plain(quadratic_form({{1, 0, -8}, 1, {}})) == "2*sqrt(2)");
  }

  TEST_CASE("sums, factors, squares, complexity") {
    const Term terms[] = {{-2, x("pi")}, {0, x("e")}, {3, x("log(2)")}};
    CHECK(to_plain(linear_combination(terms)) == "3*log(2) - 2*pi");
    const Term negative[] = {{-2, x("pi")}, {-1, x("e")}};
    CHECK(to_plain(linear_combination(negative)) == "-(2*pi + e)");
    CHECK(to_plain(linear_combination({})) == "0");
    CHECK(to_plain(scaled(-6, x("5"))) == "-30");
    CHECK((square_factor(72).root == 6 && square_factor(72).rest == 2));
    CHECK((square_factor(Integer("1000000014000000049")).root == Integer("1000000007")));
    CHECK(complexity(x("4/pi")) < complexity(x("(2 + pi)/(pi - 2)")));
  }
}
