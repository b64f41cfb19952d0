#include "engine/families/parameter_poly.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

TEST_SUITE("families/parameter_poly") {
  TEST_CASE("polynomials in n and parameters: shift and substitution against values") {
    Generator random(5);
    for (int i = 0; i < repeated(100); ++i) {
      ParameterPoly p;
      for (int k = 0; k < 6; ++k)
        p.add({static_cast<int>(between(random, 0, 3)), static_cast<int>(between(random, 0, 2))}, Rational(between(random, -5, 5)));
      const Rational n = Rational(between(random, -7, 7)) / 2, t = between(random, -5, 5),
                     step = Rational(between(random, -5, 5)) / 3;
      const auto value = [&](const ParameterPoly& q, const Rational& x) {
        Rational sum = 0;
        const std::vector<Rational> parameters{t}, coefficients = q.at(parameters);
        for (auto c = coefficients.rbegin(); c != coefficients.rend(); ++c) sum = sum * x + *c;
        return sum;
      };
      CHECK(value(p.shifted(step), n) == value(p, Rational(n + step)));
      const ParameterPoly y = ParameterPoly::variable(0) * ParameterPoly::variable(1) - ParameterPoly(Rational(2));
      const auto quotient = exact_quotient(p * (ParameterPoly::variable(0) - ParameterPoly::variable(1)),
                                           ParameterPoly::variable(0) - ParameterPoly::variable(1));
      REQUIRE(quotient);
      CHECK(*quotient == p);
      CHECK(value(p * y, n) == value(p, n) * value(y, n));
    }
  }
}

}  // namespace
}  // namespace brouncker
