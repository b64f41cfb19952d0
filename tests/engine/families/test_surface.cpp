#include "engine/families/surface.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;

TEST_SUITE("families/surface") {
  TEST_CASE("surfaces: equations through points, a parametrisation, and the way back") {
    // z = x y + 1 and w = x^2 - y, then one that has to be divided: u x = v (y + 1).
    Generator random(13);
    std::vector<std::vector<Rational>> points, others;
    for (int i = 0; i < 60; ++i) {
      const Rational x = between(random, 1, 30), y = between(random, 1, 30),
                     k = Rational(between(random, 1, 9)) / between(random, 1, 4);
      points.push_back({x, y, x * y + 1, x * x - y, k * (y + 1), k * x});
      others.push_back({x, y, x * y + 2, x * x - y, k * (y + 1), k * x});
    }
    const auto equations = vanishing_at(points, 2);
    for (const ParameterPoly& e : equations)
      for (const auto& point : points) CHECK(e.at(point).empty());
    const auto surface = parametrised(equations, std::vector<bool>(6, false));
    REQUIRE(surface);
    CHECK(surface->kept.size() == 3);
    for (const auto& point : points) {
      const auto parameters = surface->parameters_of(point);
      REQUIRE(parameters);
      for (std::size_t k = 0; k < 6; ++k) {
        const auto value = surface->coordinates[k].at(*parameters);
        CHECK((value.empty() ? Rational(0) : value[0]) == point[k]);
      }
    }
    for (const auto& point : others) CHECK(!surface->parameters_of(point));
    // A circle is not parametrised by polynomials.
    ParameterPoly circle = ParameterPoly::variable(1) * ParameterPoly::variable(1) +
                           ParameterPoly::variable(2) * ParameterPoly::variable(2) - ParameterPoly(Rational(1));
    CHECK(!parametrised({circle}, {false, false}));
  }
}

}  // namespace
}  // namespace brouncker
