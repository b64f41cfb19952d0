#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "formulas/foreign_names.hpp"
#include "formulas/functions.hpp"
#include "formulas/notation.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"

#include <string>
#include <utility>

#include <doctest/doctest.h>

using brouncker::parse_expression;
using brouncker::parse_polynomial;
using brouncker::plain_text;

namespace {

std::string refusal(std::string_view text) {
  try {
    parse_expression(text);
  } catch (const brouncker::Error& error) {
    CHECK(error.fault() == brouncker::Fault::input);
    return error.what();
  }
  FAIL_CHECK("was accepted: " << std::string(text));
  return "";
}

}  // namespace

TEST_SUITE("formulas/notation") {
  TEST_CASE("closed forms as others write them mean what we write") {
    const std::pair<const char*, const char*> cases[] = {
        {"4/Pi", "4/pi"},
        {"4/π", "4/pi"},
        {"4π", "4*pi"},
        {"π²/6", "pi^2/6"},
        {"E", "e"},
        {"Exp[1]", "exp(1)"},
        {"ln(2)", "log(2)"},
        {"1/ln(3/2)", "1/log(3/2)"},
        {"Log[2]", "log(2)"},
        {"Catalan", "catalan"},
        {"1/G", "1/catalan"},
        {"EulerGamma", "euler"},
        {"GoldenRatio", "phi"},
        {"Zeta[3]", "zeta(3)"},
        {"6/Zeta(3)", "6/zeta(3)"},
        {"ζ(3)", "zeta(3)"},
        {"Zeta[3, 1/4]", "zeta(3, 1/4)"},
        {"HurwitzZeta[2, 1/3]", "zeta(2, 1/3)"},
        {"Gamma(1/4)", "gamma(1/4)"},
        {"Γ(1/4)^4", "gamma(1/4)^4"},
        {"Gamma[1/3, 2]", "gammainc_upper(1/3, 2)"},
        {"incgam(1/3, 2)", "gammainc_upper(1/3, 2)"},
        {"psi(1,1/4)", "zeta(2, 1/4)"},
        {"PolyGamma[2, 1/4]", "-(2*zeta(3, 1/4))"},
        {"polygamma(0, 1/3)", "psi(1/3)"},
        {"BesselI[0,2]/BesselI[1,2]", "besseli(0, 2)/besseli(1, 2)"},
        {"bessel_J(0, 2)", "besselj(0, 2)"},
        {"arctan(1/2)", "atan(1/2)"},
        {"ArcTan[1/2]", "atan(1/2)"},
        {"arccot(2)", "atan(1/2)"},
        {"sech(1)", "1/cosh(1)"},
        {"5!", "120"},
        {"(1/2)!", "gamma(1/2 + 1)"},
        {"2*3!^2", "2*6^2"},
        {"binomial(4,2)", "6"},
        {"binomial(2, 4)", "0"},
        {"Binomial[1/2, 3]", "gamma(1/2 + 1)/(gamma(3 + 1)*gamma(1/2 - 3 + 1))"},
        {"beta(1/3, 1/2)", "gamma(1/3)*gamma(1/2)/gamma(1/3 + 1/2)"},
        {"cbrt(2)", "2^(1/3)"},
        {"sqrt[3]{2}", "2^(1/3)"},
        {"\\sqrt[3]{2}", "2^(1/3)"},
        {"∛2", "2^(1/3)"},
        {"√2", "sqrt(2)"},
        {"2√(1+√5)", "2*sqrt(1 + sqrt(5))"},
        {"√π", "sqrt(pi)"},
        {"Sqrt[1 + Sqrt[5]]", "sqrt(1 + sqrt(5))"},
        {"2·π", "2*pi"},
        {"3 − π", "3 - pi"},
        {"½", "1/2"},
        {"\\frac{4}{\\pi}", "4/pi"},
        {"\\frac12\\log\\left(2\\right)", "1/2*log(2)"},
        {"\\dfrac{\\sqrt{5}+1}{2}", "(sqrt(5) + 1)/2"},
        {"2^{10}", "2^10"},
        {"2^{1/3}", "2^(1/3)"},
        {"\\operatorname{erf}(1)", "erf(1)"},
        {"EllipticK[1/2]", "ellipk(1/2)"},
        {"ExpIntegralE[1, 1]", "E1(1)"},
        {"Li2(1/2)", "polylog(2, 1/2)"},
        {"e^{-π²}", "e^(-pi^2)"},
    };
    for (const auto& [foreign, ours] : cases) {
      CAPTURE(std::string(foreign));
      CHECK(to_plain(parse_expression(foreign)) == to_plain(parse_expression(ours)));
    }
  }

  TEST_CASE("every name that an export writes is read back as the function it stands for") {
    int names = 0;
    for (const auto& row : brouncker::functions())
      for (std::string_view spelling : {row.spelled.pari, row.spelled.sage, row.spelled.mathematica, row.spelled.mpmath}) {
        if (spelling.starts_with("m.")) spelling.remove_prefix(2);
        std::string text(spelling), ours(row.name), arguments;
        for (std::size_t i = 1; i <= row.arity; ++i) {
          const std::string place = "$" + std::to_string(i), value = "1/" + std::to_string(i + 2);
          if (const auto at = text.find(place); at != text.npos) text.replace(at, place.size(), value);
          arguments += (i == 1 ? "" : ", ") + value;
        }
        if (text.find_first_of("(*-") < text.find_first_of("([") || text.find('$') != text.npos) continue;
        if (text.find("[]") != text.npos || text.find("([") != text.npos || text.find("{") != text.npos) continue;
        if (std::count(text.begin(), text.end(), '(') + std::count(text.begin(), text.end(), '[') != 1) continue;
        CAPTURE(text);
        ++names;
        // PolyGamma[0, x] and ExpIntegralE[1, x] have an argument more than ours.
        CHECK(to_plain(parse_expression(text)) == to_plain(parse_expression(ours + "(" + arguments + ")")));
      }
    CHECK(names > 70);
  }

  TEST_CASE("polynomials: raised exponents, dots and braces") {
    const std::pair<const char*, const char*> cases[] = {{"n²", "n^2"},    {"2·n + 1", "2*n+1"},    {"n³−1", "n^3-1"},
                                                         {"n^{2}", "n^2"}, {"(2n+1)²", "(2n+1)^2"}, {"n¹⁰", "n^10"}};
    for (const auto& [foreign, ours] : cases) {
      CAPTURE(std::string(foreign));
      CHECK(parse_polynomial(foreign, "a") == parse_polynomial(ours, "a"));
    }
    CHECK(parse_polynomial("[2, 1]", "a") == parse_polynomial("2n+1", "a"));
  }

  TEST_CASE("what is refused is refused at its column of the source, in characters") {
    CHECK(refusal("√2 + foo").find("column 6: 'foo'") != std::string::npos);
    CHECK(refusal("π² + ").find("column 6: end of the text") != std::string::npos);
    CHECK(refusal("\\frac{1}{bar}").find("column 10: 'bar'") != std::string::npos);
    CHECK(refusal("π e").find("an operator is missing") != std::string::npos);
    CHECK(refusal("\\unknown{1}").find("column 1: ") != std::string::npos);
    CHECK(refusal("Zeta[3").find("never closed") != std::string::npos);
    CHECK(refusal("psi(1/2, 3)").find("is not known with 2 arguments such as these") != std::string::npos);
  }

  TEST_CASE("an unknown name gets the known one that is like it") {
    CHECK(refusal("lg(2)").find("did you mean log?") != std::string::npos);
    CHECK(refusal("catalon").find("did you mean catalan?") != std::string::npos);
    CHECK(refusal("Sine(1)").find("did you mean") != std::string::npos);
    CHECK(refusal("xyzzyxyzzy").find("did you mean") == std::string::npos);
  }

  TEST_CASE("hostile texts end") {
    const auto repeated = [](std::string_view part, int count) {
      std::string text;
      for (int i = 0; i < count; ++i) text += part;
      return text;
    };
    for (const char* part : {"{", "√", "\\frac", "\\sqrt[", "\\sqrt", "f[", "\\", "^{", "²", "\xe2", "\\frac{"}) {
      CAPTURE(std::string(part));
      CHECK_NOTHROW(plain_text(repeated(part, 20'000)));
      CHECK_THROWS_AS(parse_expression(repeated(part, 20'000)), brouncker::Error);
    }
    CHECK_THROWS_AS(parse_expression(repeated("!", 3000)), brouncker::Error);
    CHECK_THROWS_AS(parse_expression("2" + repeated("!", 3000)), brouncker::Error);
  }
}
