#include "engine/prove/attempts.hpp"

#include "engine/prove/find/prove.hpp"
#include "formulas/parse_polynomial.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace brouncker {
namespace {

bool says(const Pcf& pcf, std::string_view what) {
  REQUIRE(!prove(pcf));
  return std::ranges::any_of(attempts(pcf), [&](const std::string& line) { return line.find(what) != line.npos; });
}

}  // namespace

TEST_SUITE("prove/attempts") {
  TEST_CASE("what is said depends on the class and on the solutions") {
    const Pcf sporadic = parse_pcf("17n^2+17n+6", "-72n^4"), scaled{Integer(-3) * sporadic.a, Integer(9) * sporadic.b};
    for (const char* what :
         {"irreducible", "theorems", "dual sums",
          "walks of 2F1(-1) with steps up to 6, at z = u/v, |u| + v <= 32, of length up to 7: 7 candidates, none", "l-folds"}) {
      CHECK(says(sporadic, what));
      CHECK(says(scaled, what));
    }
    CHECK_FALSE(says(parse_pcf("n^2+1", "n^3+n+7"), "walks"));
    CHECK(says(parse_pcf("2n^2+2n+3", "-n^4-2n^2-1"), "reducible, by the dominant tail (-n^2 - 1)/(1)"));
    CHECK(attempts(parse_pcf("1", "-3")) == std::vector<std::string>{"the fraction diverges"});
  }
}

}  // namespace brouncker
