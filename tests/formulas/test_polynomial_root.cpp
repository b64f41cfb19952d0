#include "formulas/error.hpp"
#include "formulas/mathml.hpp"
#include "formulas/polynomial_root.hpp"
#include "formulas/roots.hpp"

#include <iterator>
#include <random>
#include <set>
#include <string>

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

std::string refusal(const std::string& text) {
  try {
    parse_expression(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("formulas/polynomial_root") {
  TEST_CASE("a root is read, printed and read back") {
    for (const auto& [text, printed] : std::initializer_list<std::pair<const char*, const char*>>{
             {"polyroot(x^3 - 2x - 5, 1)", "polyroot(x^3 - 2*x - 5, 1)"},
             {"polyroot(5/2 + x - x^3/2, 1)", "polyroot(x^3 - 2*x - 5, 1)"},
             {"polyroot((x^2 - 2)(x^2 - 3), 4)", "polyroot(x^4 - 5*x^2 + 6, 4)"},
             {"2polyroot(x - 1, 1)/3", "2*polyroot(x - 1, 1)/3"},
             {"-polyroot(0.5x^2 - 1, 2)^2", "-polyroot(x^2 - 2, 2)^2"}}) {
      CAPTURE(std::string(text));
      const Expression tree = parse_expression(text);
      CHECK(to_plain(tree) == printed);
      CHECK(parse_expression(printed) == tree);
    }
    const Expression wallis = parse_expression("polyroot(x^3 - 2x - 5, 1)");
    REQUIRE(polynomial_root(wallis));
    CHECK(polynomial_root(wallis)->polynomial == Polynomial::of({1, 0, -2, -5}));
    CHECK(polynomial_root(wallis)->index == 1);
    CHECK(to_latex(wallis) == R"(\operatorname{root}_{1}\left(x^{3} - 2 x - 5\right))");
    CHECK(contains(to_mathml(wallis), "<msup><mi>x</mi><mn>3</mn></msup>"));
    CHECK_FALSE(polynomial_root(parse_expression("sqrt(2)")));
  }

  TEST_CASE("what is no root is refused with its place and what is accepted") {
    CHECK(contains(refusal("1 + polyroot(x^3 - x, 4)"), "column 5: 'polyroot': the polynomial has 3 real roots"));
    CHECK(contains(refusal("polyroot(x^2 + 1, 1)"), "the polynomial has no real root"));
    CHECK(contains(refusal("polyroot(x^3 - 2, 2)"), "the polynomial has 1 real root; accepted as the second argument is 1"));
    CHECK(contains(refusal("polyroot((x - 1)^2, 1)"), "a multiple root"));
    CHECK(contains(refusal("polyroot(5, 1)"), "of degree 1 to 16"));
    CHECK(contains(refusal("polyroot(x^17 - 2, 1)"), "of degree 1 to 16"));
    CHECK(contains(refusal("polyroot(x^2 - pi, 1)"), "pi in a coefficient"));
    CHECK(contains(refusal("polyroot(1/x, 1)"), "takes a polynomial in x"));
    CHECK(contains(refusal("polyroot(x^2 - 2)"), "takes a polynomial in x, a comma"));
    CHECK(contains(refusal("polyroot(x^2 - 2, 0)"), "has 2 real roots"));
    CHECK(contains(refusal("polyroot(x^2 - 2, 1/2)"), "polyroot"));
    CHECK(contains(refusal("polyroot(x^2 - y, 1)"), "a second variable beside x"));
    CHECK(contains(refusal("polyroot(x^2 - 2, 10^30)"), "polyroot"));
    CHECK(contains(refusal("polyroot(x^2 - 2, 99999999999999999999)"), "has 2 real roots"));
    CHECK(contains(refusal("x"), "neither a constant nor a function"));
  }

  TEST_CASE("Sturm counts the real roots that a product was given") {
    std::mt19937_64 random(11);
    const auto between = [&](int low, int high) {
      return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    for (int trial = 0; trial < 200; ++trial) {
      Polynomial p = Polynomial::constant(between(0, 1) == 0 ? -3 : 2);
      std::set<Rational> roots;
      for (int i = between(0, 5); i > 0; --i) {
        const int top = between(-9, 9), bottom = between(1, 5);
        p = p * Polynomial::of({bottom, -top});
        roots.insert(Rational(top, bottom));
      }
      for (int i = between(0, 3); i > 0; --i) p = p * Polynomial::of({between(1, 4), 0, between(1, 9)});
      CHECK(real_root_count(p) == static_cast<int>(roots.size()));
      if (p.degree() < 1 || primitive_gcd(p, p.derivative()).degree() > 0) continue;
      const auto intervals = isolated_real_roots(p);
      REQUIRE(intervals.size() == roots.size());
      auto interval = intervals.begin();
      for (const Rational& root : roots) {
        CHECK((interval->low == interval->high ? interval->low == root : interval->low < root && root < interval->high));
        if (interval != intervals.begin()) CHECK(std::prev(interval)->high <= interval->low);
        ++interval;
      }
    }
    CHECK(real_root_count(Polynomial::of({1, 0, -2, -5})) == 1);
    CHECK(real_root_count(Polynomial::of({1, 0, -7, 7})) == 3);
    // x^16 - 2 (10^60 x - 1)^2: two roots nearer to each other than 10^-450.
    const Polynomial near = Polynomial({Integer(-1), Integer(pow(Integer(10), 60U))});
    Polynomial p = Polynomial::constant(1);
    for (int i = 0; i < 16; ++i) p = p * Polynomial::of({1, 0});
    p = p - Integer(2) * near * near;
    CHECK(real_root_count(p) == 4);
    const auto intervals = isolated_real_roots(p);
    CHECK(intervals.size() == 4);
    CHECK(intervals[2].high - intervals[1].low < Rational(1, Integer(pow(Integer(10), 450U))));
  }
}
