#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using brouncker::Pcf;
using brouncker::Polynomial;
using brouncker::to_latex;
using brouncker::to_list;
using brouncker::to_plain;
namespace random_formulas = brouncker::random_formulas;

TEST_SUITE("formulas/print") {
  TEST_CASE("plain text omits what goes without saying") {
    CHECK(to_plain(Polynomial::of({2, 1})) == "2*n + 1");
    CHECK(to_plain(Polynomial::of({-1, 0, 3})) == "-n^2 + 3");
    CHECK(to_plain(Polynomial::of({1, -1, -1})) == "n^2 - n - 1");
    CHECK(to_plain(Polynomial()) == "0");
    CHECK(to_plain(Polynomial::of({-1})) == "-1");
    CHECK(to_plain(Polynomial::of({-12, 0, 0, 0})) == "-12*n^3");
  }

  TEST_CASE("LaTeX has braces around exponents and no product sign") {
    CHECK(to_latex(Polynomial::of({2, 1})) == "2 n + 1");
    CHECK(to_latex(Polynomial::of({-1, 0, 3})) == "-n^{2} + 3");
    CHECK(to_latex(Polynomial()) == "0");
  }

  TEST_CASE("lists have no blanks") {
    CHECK(to_list(Polynomial::of({2, 1})) == "[2,1]");
    CHECK(to_list(Polynomial::of({-2, 0, 1})) == "[-2,0,1]");
    CHECK(to_list(Polynomial()) == "[0]");
  }

  TEST_CASE("a PCF is written with its two polynomials, or level by level") {
    const Pcf brouncker{Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})};
    CHECK(to_plain(brouncker) == "PCF(2*n + 1, n^2)");
    CHECK(to_latex(brouncker) == "1 + \\cfrac{1}{3 + \\cfrac{4}{5 + \\ddots}}");
    CHECK(to_latex(brouncker, 1) == "1 + \\ddots");
    CHECK(to_latex({Polynomial::of({-3}), Polynomial::of({-1, 0})}, 2) == "-3 - \\cfrac{1}{-3 + \\ddots}");
  }

  TEST_CASE("a terminating PCF ends without dots") {
    CHECK(to_latex({Polynomial::of({1, 1}), Polynomial::of({1, -2})}) == "1 - \\cfrac{1}{2}");
    CHECK(to_latex({Polynomial::of({1, 7}), Polynomial::of({1, -1})}) == "7");
  }

  TEST_CASE("what is printed is read back") {
    random_formulas::Generator generator(1);
    for (int i = 0; i < random_formulas::repeated(200); ++i) {
      const Polynomial p = random_formulas::polynomial(generator, i % 12, 1 + (i * i) % 2000);
      CHECK(brouncker::parse_polynomial(to_plain(p), "p") == p);
      CHECK(brouncker::parse_polynomial(to_list(p), "p") == p);
    }
  }
}
