#include "formulas/simplest_form.hpp"
#include "formulas/spelling.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

std::string simple(const char* text) { return to_plain(simplest_form(parse_expression(text))); }
std::string minus(const char* text) { return to_plain(negated(parse_expression(text))); }

}  // namespace

TEST_SUITE("formulas/simplest_form") {
  TEST_CASE("as a mathematician writes it") {
    constexpr const char* kPairs[][2] = {
        {"log(3) + log(4/3)", "2*log(2)"},
        {"4*sqrt(3)/(2*pi - sqrt(3)*pi)", "(12 + 8*sqrt(3))/pi"},
        {"2/(psi(7/4) - psi(5/4))", "6/(3*pi - 8)"},
        {"1/(8 - 4*zeta(2) - zeta(4))", "90/(720 - 60*pi^2 - pi^4)"},
        {"(1782 + 1029*sqrt(3))/(252 + 146*sqrt(3))", "(273 + 144*sqrt(3))/74"},
        {"-(9/(8 - 3*pi))", "9/(3*pi - 8)"},
        {"-(-(3))", "3"},
        {"sqrt(3 + 2*sqrt(2))", "1 + sqrt(2)"},
        {"sqrt(2)*sqrt(3)*pi", "sqrt(6)*pi"},
        {"(sqrt(pi)*erfi(1)*exp(-1) - 3)/(sqrt(pi)*erfi(1)*exp(-1))", "1 - 3*e/(sqrt(pi)*erfi(1))"},
        {"2*(hyp1f1(-(1/4), 2/9, -(4/9))/hyp1f1(3/4, 11/9, -(4/9)))/3", "2*hyp1f1(-1/4, 2/9, -4/9)/(3*hyp1f1(3/4, 11/9, -4/9))"},
        {"2*sqrt(5)/(psi(((2/sqrt(5) + 1)/2 + 1)/2) - psi((2/sqrt(5) + 1)/4))",
         "2*sqrt(5)/(psi(3/4 + sqrt(5)/10) - psi(1/4 + sqrt(5)/10))"},
    };
    for (const auto& [from, to] : kPairs) CHECK(simple(from) == to);
  }

  TEST_CASE("what is short stays as it is") {
    for (const char* text : {"4/pi", "log(6)", "1/sqrt(2)", "(1 + 4^(1/3))/(4^(1/3) - 1)", "exp(1/2)/sqrt(pi)", "e", "3/2",
                             "gamma(1/4)^4/(4*pi^2)", "24/pi^2", "1/(3 - e)"})
      CHECK(simple(text) == text);
  }

  TEST_CASE("a sign goes where it costs least") {
    constexpr const char* kPairs[][2] = {
        {"2/(3 - pi)", "2/(pi - 3)"}, {"(e - 1)/(e + 1)", "(1 - e)/(e + 1)"}, {"4/pi", "-4/pi"}, {"-4/pi", "4/pi"},
        {"1 + 3/pi", "-(1 + 3/pi)"},  {"1 - 3/pi - e", "3/pi + e - 1"},       {"pi", "-pi"},     {"2*log(2)", "-2*log(2)"},
    };
    for (const auto& [from, to] : kPairs) CHECK(minus(from) == to);
  }

  TEST_CASE("both signs of a Moebius image are written alike") {
    const Expression c = parse_expression("sqrt(3)*pi");
    for (int p = -3; p <= 3; ++p)
      for (int q = -3; q <= 3; ++q)
        for (int r = -3; r <= 3; ++r)
          for (int s = -3; s <= 3; ++s) {
            const Moebius map{p, q, r, s};
            if (map.determinant() == 0) continue;
            const BothSigns one = simple_moebius_form(map, c),
                            other = simple_moebius_form(Moebius{Integer(-p), Integer(-q), r, s}, c);
            CHECK(one.own == other.negative);
            CHECK(one.negative == other.own);
          }
  }
}
