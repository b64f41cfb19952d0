#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/space.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <set>

using brouncker::ParameterValues;
using brouncker::Pcf;
using brouncker::Polynomial;
using brouncker::SearchSpace;
namespace random_formulas = brouncker::random_formulas;

namespace {

using Ranges = std::map<std::string, std::string>;

std::string refusal(std::string_view a, std::string_view b, const Ranges& ranges) {
  try {
    SearchSpace::from_templates(a, b, ranges);
  } catch (const brouncker::Error& error) {
    CHECK(error.fault() == brouncker::Fault::input);
    return error.what();
  }
  FAIL_CHECK("was accepted: " << std::string(a.substr(0, 40)) << " ; " << std::string(b.substr(0, 40)));
  return "";
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

SearchSpace quadratic(const std::string& range) {
  return SearchSpace::from_templates("A*n^2 + B*n + C", "D*n^2 + E*n + F", {{"", range}});
}

/// The smallest index that leads to the PCF, by a walk through the box.
std::optional<std::uint64_t> index_by_walk(const SearchSpace& space, const Pcf& pcf) {
  for (std::uint64_t i = 0; i < space.size(); ++i)
    if (space.at(i) == pcf) return i;
  return std::nullopt;
}

}  // namespace

TEST_SUITE("formulas/space") {
  TEST_CASE("parameters stand in the order of their first appearance") {
    const SearchSpace space = SearchSpace::from_templates("B*n + x0", "A*n^2 + B", {{"", "-1..1"}, {"A", "1..20"}});
    REQUIRE(space.parameters().size() == 3);
    CHECK(space.parameters()[0] == brouncker::Parameter{"B", -1, 1});
    CHECK(space.parameters()[1].name == "x0");
    CHECK(space.parameters()[2] == brouncker::Parameter{"A", 1, 20});
    CHECK(space.size() == 180);
  }

  TEST_CASE("the whole degree-2 space with -5..5 has 11^6 indices and its known number of holes") {
    const SearchSpace space = quadratic("-5..5");
    CHECK(space.size() == 1'771'561);
    // a = 0 or b = 0: 11^3 + 11^3 - 1 indices.
    std::uint64_t holes = 0;
    for (std::uint64_t i = 0; i < space.size(); ++i) holes += space.at(i) ? 0 : 1;
    CHECK(holes == 2661);
  }

  TEST_CASE("the first parameter is the slowest") {
    const SearchSpace space = SearchSpace::from_templates("A*n + B", "C", {{"", "0..2"}});
    CHECK(space.values_at(0) == ParameterValues{0, 0, 0});
    CHECK(space.values_at(1) == ParameterValues{0, 0, 1});
    CHECK(space.values_at(3) == ParameterValues{0, 1, 0});
    CHECK(space.values_at(26) == ParameterValues{2, 2, 2});
    for (std::uint64_t i = 0; i < space.size(); ++i) CHECK(space.index_of(space.values_at(i)) == i);
  }

  TEST_CASE("a template at values is the text with the values put in") {
    random_formulas::Generator generator(1);
    const std::string a = "(A*n + B)(n - C)^2 - A*B*C + 7n", b = "[A, -B^3, 2A*C, B]";
    const SearchSpace space = SearchSpace::from_templates(a, b, {{"", "-20..20"}});
    for (int i = 0; i < random_formulas::repeated(50); ++i) {
      const auto index = generator() % space.size();
      const ParameterValues values = space.values_at(index);
      const auto filled = [&](std::string text) {
        for (std::size_t k = 0; k < 3; ++k)
          for (std::size_t at; (at = text.find("ABC"[k])) != text.npos;) text.replace(at, 1, "(" + std::to_string(values[k]) + ")");
        return brouncker::parse_polynomial(text, "filled");
      };
      CHECK(space.a().at(values) == filled(a));
      CHECK(space.b().at(values) == filled(b));
    }
  }

  TEST_CASE("a template that ends in LaTeX's blank is kept as a text that reads as the same") {
    const SearchSpace space = SearchSpace::from_templates("A*n\\ ", "n ", {{"", "1..2"}});
    CHECK(SearchSpace::from_templates(space.a().text(), space.b().text(), {{"", "1..2"}}) == space);
  }

  TEST_CASE("templates without parameters are a space of one formula") {
    const SearchSpace space = SearchSpace::from_templates("2n+1", "n^2", {});
    CHECK(space.size() == 1);
    CHECK(space.at(0) == Pcf{Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})});
    CHECK(space.index_of(*space.at(0)) == 0u);
    CHECK_FALSE(space.index_of(Pcf{Polynomial::of({2, 2}), Polynomial::of({1, 0, 0})}));
    CHECK(SearchSpace::from_templates("2n+1", "A", {{"A", "3"}}).size() == 1);
  }

  TEST_CASE("PCFs are found by their coefficients") {
    const SearchSpace space = quadratic("-1..1");
    CHECK(space.is_directly_invertible());
    for (std::uint64_t i = 0; i < space.size(); ++i)
      if (const auto pcf = space.at(i)) CHECK(space.index_of(*pcf) == i);
    CHECK_FALSE(space.index_of(Pcf{Polynomial::of({2, 1}), Polynomial::of({1})}));
    CHECK_FALSE(space.index_of(Pcf{Polynomial::of({1, 0, 0, 1}), Polynomial::of({1})}));
    CHECK_FALSE(space.index_of(Pcf{Polynomial(), Polynomial::of({1})}));
  }

  TEST_CASE("coefficients that share parameters have to agree") {
    const SearchSpace space = SearchSpace::from_templates("3 - A*n^2 + (A+B)*n + 2A*B", "(B + 5)*n - A", {{"", "-3..3"}});
    CHECK(space.is_directly_invertible());
    std::uint64_t found = 0;
    for (std::uint64_t i = 0; i < space.size(); ++i)
      if (const auto pcf = space.at(i)) {
        CHECK(space.index_of(*pcf) == index_by_walk(space, *pcf));
        ++found;
        Pcf other = *pcf;
        other.a = other.a + Polynomial::of({1, 0});
        CHECK(space.index_of(other) == index_by_walk(space, other));
      }
    CHECK(found > 40);
  }

  TEST_CASE("parameters that stand alone nowhere are not directly invertible") {
    for (const char* a : {"A*B*n + A", "A^2*n + 1", "2A*n + 1", "(A+B)*n + A*B"}) {
      const SearchSpace space = SearchSpace::from_templates(a, std::string(a) == "A*B*n + A" ? "n" : "n + 1", {{"", "1..3"}});
      CHECK_FALSE(space.is_directly_invertible());
      CHECK_FALSE(space.index_of(*space.at(0)));
    }
  }

  TEST_CASE("texts are trimmed and spaces compare by text and ranges") {
    CHECK(SearchSpace::from_templates("  A*n ", "1", {{"A", "1..2"}}) ==
          SearchSpace::from_templates("A*n", " 1", {{"", " 1 .. 2 "}}));
    CHECK_FALSE(SearchSpace::from_templates("A*n", "1", {{"", "1..2"}}) == SearchSpace::from_templates("A*n", "1", {{"", "1..3"}}));
    CHECK_FALSE(SearchSpace::from_templates("A*n", "1", {{"", "1..2"}}) == SearchSpace::from_templates("A*n", "2", {{"", "1..2"}}));
  }

  TEST_CASE("ranges that are none are refused by name") {
    for (const char* range : {"5..-5", "a..b", "1..", "..5", "", " ", "1...5", "1..2..3", "1.5..3", "1-5", "9223372036854775808..1",
                              "0..99999999999999999999", "-9223372036854775808..9223372036854775807", "0..1000000000000001",
                              "-1000000000000001..0", "+-1..2", "0x1..2"})
      CHECK(contains(refusal("A*n", "1", {{"A", range}}), "range of 'A'"));
    CHECK(contains(refusal("A*n", "1", {{"", "5..-5"}}), "range: '5..-5': the first value is larger than the last"));
    CHECK(contains(refusal("A*n", "1", {{"", "1.."}, {"A", "1..2"}}), "range: '1..'"));
    CHECK(refusal("A*n", "1", {{"A", std::string(100'000, '7')}}).size() < 300);
  }

  TEST_CASE("ranges and parameters have to belong to each other") {
    CHECK(contains(refusal("A*n + B", "1", {{"A", "1..2"}}), "parameter 'B' has no range"));
    CHECK(contains(refusal("A*n", "1", {{"A", "1..2"}, {"Q", "1..2"}}), "range of 'Q': no such parameter"));
    CHECK(contains(refusal("A*n", "1", {{"A", "1..2"}, {"n", "1..2"}}), "n is the index"));
    CHECK(contains(refusal("A*n - A*n + n", "1", {{"A", "1..2"}}), "parameter 'A' cancels out"));
  }

  TEST_CASE("a product that reads as a name is pointed out") {
    CHECK(refusal("An^2 + 1", "1", {}) == "parameter 'An' has no range; write A*n if a product is meant");
    CHECK(contains(refusal("An^2 + 1", "1", {{"", "-5..5"}}), "write A*n"));
    CHECK(contains(refusal("nA + 1", "1", {{"", "-5..5"}}), "write n*A"));
    CHECK(SearchSpace::from_templates("An*n^2 + 1", "1", {{"An", "-5..5"}}).size() == 11);
  }

  TEST_CASE("templates have to be polynomials that do not vanish") {
    CHECK(contains(refusal("A*n/2", "1", {{"", "1..2"}}), "a: column 4: '/'"));
    CHECK(contains(refusal("A*n", "1 +", {{"", "1..2"}}), "b: column 4"));
    CHECK(contains(refusal("A - A", "1", {{"", "1..2"}}), "a: the template is identically 0"));
    CHECK(contains(refusal("A", "0", {{"", "1..2"}}), "b: the template is identically 0"));
    refusal("A^n", "1", {{"", "1..2"}});
    refusal("A^-1", "1", {{"", "1..2"}});
  }

  TEST_CASE("spaces are bounded") {
    CHECK(quadratic("-158..157").size() == 995'686'217'814'016ULL);
    CHECK(contains(refusal("A*n^2 + B*n + C", "D*n^2 + E*n + F", {{"", "-160..160"}}), "more than 10^15 points"));
    CHECK(contains(refusal("A*n + B", "1", {{"", "-1000000000000000..1000000000000000"}}), "more than 10^15 points"));
    CHECK(contains(refusal("A*n", "1", {{"", "-1000000000000000..1000000000000000"}}), "more than 10^15 points"));
    CHECK(SearchSpace::from_templates("A*n", "1", {{"", "1..1000000000000000"}}).size() == SearchSpace::kMaxSize);
    CHECK(contains(refusal("A^900*n", "1", {{"", "-1000000000000..1000"}}), "more than 9999 digits"));
    CHECK(contains(refusal("(A+B+C+D+E+F+G+H)^60", "1", {{"", "0..1"}}), "too many terms"));
  }
}
