#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/shapes.hpp"

#include <doctest/doctest.h>

using namespace brouncker;

TEST_SUITE("formulas/shapes") {
  TEST_CASE("products of linear factors with conjugate roots") {
    const auto two = expanded_shapes("C*shape(2; 0, 1/2, 1/3)", "b");
    REQUIRE(two.size() == 4);
    const char* expected[] = {"n^2", "n*(2n-1)", "(2n-1)^2", "(3n-1)(3n-2)"};
    for (std::size_t i = 0; i < two.size(); ++i)
      CHECK(parse_polynomial(two[i].substr(2), "b") == parse_polynomial(expected[i], "b"));
    CHECK(expanded_shapes("E*shape(4; 0, 1/2, 1/3, 1/4, 1/6)", "b").size() == 20);
    CHECK(expanded_shapes("E*n^4*shape(4; 0, 1/2, 1/3)", "b").size() == 9);
    CHECK(expanded_shapes("shape(2; 0, 1/2)*shape(1; 0, 1/2)", "b").size() == 6);
    CHECK(parse_polynomial(expanded_shapes("shape(4; 2/5)", "b").at(0), "b") == parse_polynomial("(5n-1)(5n-2)(5n-3)(5n-4)", "b"));
  }

  TEST_CASE("even products") {
    const auto shapes = expanded_shapes("n^4*even_shape(2; 0, 1/2, 1/3, 1/4, 1/6)", "b");
    const char* expected[] = {"n^6", "n^4(4n^2-1)", "n^4(9n^2-1)", "n^4(16n^2-1)", "n^4(36n^2-1)"};
    REQUIRE(shapes.size() == 5);
    for (std::size_t i = 0; i < shapes.size(); ++i) CHECK(parse_polynomial(shapes[i], "b") == parse_polynomial(expected[i], "b"));
    CHECK(parse_polynomial(expanded_shapes("even_shape(4; 2/5)", "b").at(0), "b") == parse_polynomial("(25n^2-1)(25n^2-4)", "b"));
    CHECK_THROWS_AS(expanded_shapes("even_shape(3; 0)", "b"), Error);
  }

  TEST_CASE("symmetric polynomials") {
    CHECK(expanded_shapes("n^2 + A", "a") == std::vector<std::string>{"n^2 + A"});
    CHECK(parse_polynomial(expanded_shapes("symmetric(3; 2, 5)", "a").at(0), "a") == parse_polynomial("(2n+1)(2n^2+2n+5)", "a"));
    CHECK(parse_polynomial(expanded_shapes("symmetric(4; 1, 2, 3)", "a").at(0), "a") ==
          parse_polynomial("(n^2+n)^2+2(n^2+n)+3", "a"));
  }

  TEST_CASE("what is not accepted is said") {
    for (const char* text :
         {"shape(2; 0", "shape(2)", "shape(x; 0)", "shape(0; 0)", "shape(2; 1)", "shape(2; 2/4)", "shape(2; -1/2)", "shape(1; 1/3)",
          "shape(2; 1/3, 2/3)", "shape(2; 1/2000)", "symmetric(3; 1)", "symmetric(3; 1, )", "shape(200; 0, 1/2, 1/3, 1/4)"}) {
      CAPTURE(text);
      CHECK_THROWS_AS(expanded_shapes(text, "b"), Error);
    }
    CHECK(expanded_shapes("reshape*n", "b").size() == 1);
  }
}
