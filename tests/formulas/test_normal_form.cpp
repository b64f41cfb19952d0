#include "formulas/normal_form.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

bool same(const char* x, const char* y) { return same_by_normal_form(parse_expression(x), parse_expression(y)); }

}  // namespace

TEST_SUITE("formulas/normal_form") {
  TEST_CASE("one number, two ways to write it") {
    constexpr const char* kPairs[][2] = {
        {"4/pi", "1/atan(1)"},
        {"(1 + sqrt(5))/2", "phi"},
        {"1/(sqrt(2) - 1)", "1 + sqrt(2)"},
        {"(sqrt(3) + 1)/(sqrt(3) - 1)", "2 + sqrt(3)"},
        {"sqrt(8)*sqrt(2)", "4"},
        {"2^(1/3)*4^(1/3)", "2"},
        {"sqrt(2/3)", "sqrt(6)/3"},
        {"(pi + 1)^2/(pi^2 + pi)", "1 + 1/pi"},
        {"2/log(3/2)", "2/(log(3) - log(2))"},
        {"log(8)", "3*log(2)"},
        {"log(sqrt(12)*pi)", "log(2) + log(3)/2 + log(pi)"},
        {"exp(log(2)/2)", "sqrt(2)"},
        {"exp(1/2)*sqrt(e)", "e"},
        {"e^pi*exp(2*pi)", "exp(3*pi)"},
        {"tanh(1/2)", "(e - 1)/(e + 1)"},
        {"coth(log(2))", "5/3"},
        {"cosh(1)^2 - sinh(1)^2", "1"},
        {"2*atanh(1/3)", "log(2)"},
        {"asinh(1)", "log(1 + sqrt(2))"},
        {"acosh(2)", "log(2 + sqrt(3))"},
        {"atan(2) + atan(1/2)", "pi/2"},
        {"asin(1/2)", "pi/6"},
        {"acos(-1/2)", "2*pi/3"},
        {"asin(3/5)", "atan(3/4)"},
        {"tan(pi/3)", "sqrt(3)"},
        {"cot(1)", "1/tan(1)"},
        {"sin(-1)/cos(1)", "-tan(1)"},
        {"gamma(5/2)", "3*sqrt(pi)/4"},
        {"gamma(3/4)*gamma(1/4)", "pi*sqrt(2)"},
        {"(gamma(3/4)/gamma(5/4))^2", "32*pi^2/gamma(1/4)^4"},
        {"gamma(1/6)*gamma(5/6)", "2*pi"},
        {"gamma(-1/2)", "-2*sqrt(pi)"},
        {"psi(5/4) - psi(3/4)", "4 - pi"},
        {"psi(1/2)", "-euler - log(4)"},
        {"psi(2/3) - psi(1/3)", "pi/sqrt(3)"},
        {"zeta(2)", "pi^2/6"},
        {"zeta(12)", "691*pi^12/638512875"},
        {"zeta(3, 1/2)", "7*zeta(3)"},
        {"zeta(2, 5/4)", "pi^2 + 8*catalan - 16"},
        {"zeta(2, 1/4) - zeta(2, 3/4)", "16*catalan"},
        {"zeta(5, 3)", "zeta(5) - 33/32"},
        {"erf(1)", "1 - erfc(1)"},
        {"erfc(-1)", "1 + erf(1)"},
        {"gammainc_upper(3, 2)", "10*exp(-2)"},
        {"gammainc_upper(3/2, 1)", "sqrt(pi)*erfc(1)/2 + 1/e"},
        {"polylog(2, 1/2)", "pi^2/12 - log(2)^2/2"},
        {"polylog(1, 1/2)", "log(2)"},
        {"besseli(0, 2)/besseli(1, 2)", "1/(besseli(1, 2)/besseli(0, 4/2))"},
        {"polyroot(x^3 - 2x - 5, 1) + 1 - 1", "polyroot(2x^3 - 4x - 10, 1)"},
        {"pi^0", "1"},
    };
    for (const auto& [x, y] : kPairs) {
      CAPTURE(std::string(x));
      CHECK(same(x, y));
      CHECK(same(y, x));
    }
  }

  TEST_CASE("different numbers are never called the same, nor is what is undefined") {
    constexpr const char* kPairs[][2] = {
        {"4/pi", "4/pi + 1/10^100"},  {"log(2)", "log(3)"},     {"sqrt(2)", "-sqrt(2)"},
        {"gamma(1/3)", "gamma(2/3)"}, {"atan(2)", "atan(1/2)"}, {"(-8)^(1/3)", "-2"},
        {"sqrt((-2)^2)", "-2"},       {"log(-1)", "0"},         {"1/(pi - pi)", "1"},
        {"0/(e - exp(1))", "0"},      {"gamma(-1)", "1"},       {"atanh(2)", "log(3)/2"},
        {"2^(10^9)", "2^(10^9)+1"},   {"(pi+1)^1000", "pi+1"},  {"sqrt(-2)*sqrt(-3)", "sqrt(6)"},
    };
    for (const auto& [x, y] : kPairs) {
      CAPTURE(std::string(x));
      CHECK_FALSE(same(x, y));
    }
  }
}
