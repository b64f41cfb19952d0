#include "formulas/moebius_text.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

TEST_SUITE("formulas/moebius_text") {
  TEST_CASE("as mathematicians write it") {
    const struct {
      Moebius map;
      const char *plain, *latex;
    } cases[] = {
        {{1, 0, 0, 1}, "x", "x"},
        {{-1, 0, 0, 1}, "-x", "-x"},
        {{2, -1, 1, 3}, "(2 x - 1)/(x + 3)", R"(\frac{2 x - 1}{x + 3})"},
        {{0, 3, -1, 0}, "-3/x", R"(\frac{-3}{x})"},
        {{0, 3, 2, 0}, "3/(2 x)", R"(\frac{3}{2 x})"},
        {{1, 4, 0, 2}, "(x + 4)/2", R"(\frac{x + 4}{2})"},
        {{3, 0, 0, -2}, "-3 x/2", R"(\frac{-3 x}{2})"},
        {{4, 2, 0, 2}, "2 x + 1", "2 x + 1"},
        {{5, 0, 1, -1}, "5 x/(x - 1)", R"(\frac{5 x}{x - 1})"},
    };
    for (const auto& each : cases) {
      CHECK(moebius_text(each.map, "x") == each.plain);
      CHECK(moebius_latex(each.map, "x") == each.latex);
    }
  }
}

}  // namespace
}  // namespace brouncker
