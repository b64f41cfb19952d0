#include "engine/families/lattice.hpp"
#include "engine/prove/find/gauge.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace brouncker {
namespace {

TEST_SUITE("families/lattice") {
  // PCF(n + p, 3n + 2) and PCF(n + p + 1, 3n + 2) are contiguous; PCF(n + 7, n + 1) is none of them.
  std::vector<Pcf> contiguous(std::initializer_list<long> steps) {
    std::vector<Pcf> result;
    for (const long i : steps) result.push_back({Polynomial::of({1, 4 + i}), Polynomial::of({3, 2})});
    return result;
  }

  TEST_CASE("contiguous formulas are a lattice, with its steps") {
    const std::vector<Pcf> formulas = contiguous({4, 0, 2, 8});
    const auto found = lattices_of(formulas);
    REQUIRE(found.size() == 1);
    const FormulaLattice& lattice = found[0];
    CHECK(lattice.members == std::vector<std::size_t>{1, 2, 0, 3});  // the simplest first
    CHECK(lattice.coordinates == std::vector<std::string>{"p", "q"});
    CHECK(lattice.rows == std::vector<std::vector<Rational>>{{2, 0}});
    CHECK(to_plain(lattice.a, lattice_parameters()) == "n + 2*i + 4");
    CHECK(to_plain(lattice.b, lattice_parameters()) == "3*n + 2");
    REQUIRE(lattice.steps.size() == 1);
    REQUIRE(lattice.steps[0].size() == 3);
    for (const LatticeStep& step : lattice.steps[0]) {
      CHECK(step.to.a == step.from.a + Polynomial::constant(2));
      const auto gauge = gauge_between(step.from, step.to).gauge;
      REQUIRE(gauge);
      CHECK(gauge->relation == step.map);
    }
  }

  TEST_CASE("too few formulas, formulas of several classes, and shifts of n alone are none") {
    CHECK(lattices_of(contiguous({0, 2, 4})).empty());
    std::vector<Pcf> apart = contiguous({0, 2, 4});
    apart.push_back({Polynomial::of({1, 4}), Polynomial::of({3, 1})});
    CHECK(lattices_of(apart).empty());
    std::vector<Pcf> shifts;
    for (const long k : {0L, 1L, 2L, 3L, 4L}) shifts.push_back({Polynomial::of({1, 4 + k}), Polynomial::of({3, 2 + 3 * k})});
    CHECK(lattices_of(shifts).empty());
  }

  TEST_CASE("coordinates are p and the negated roots of b; keys tell apart what shares no lattice") {
    CHECK(lattice_coordinates({Polynomial::of({2, 5}), Polynomial::of({2, 3, 1})}) == std::vector<Rational>{5, 1, Rational(1, 2)});
    CHECK(lattice_coordinates({Polynomial::of({2, 5}), Polynomial::of({7})}) == std::vector<Rational>{5});
    CHECK(lattice_coordinates({Polynomial::of({2, 5}), Polynomial::of({1, 0, 1})}).empty());
    const Pcf pcf{Polynomial::of({2, 5}), Polynomial::of({2, 3, 1})};
    CHECK(lattice_key(pcf) == lattice_key({Polynomial::of({2, -1}), Polynomial::of({2, 0, 1})}));
    CHECK(lattice_key(pcf) != lattice_key({Polynomial::of({3, 5}), pcf.b}));
    CHECK(lattice_key(pcf) != lattice_key({pcf.a, Polynomial::of({1, 3, 1})}));
    CHECK(lattice_key(pcf) != lattice_key({pcf.a, Polynomial::of({2, 3})}));
  }
}

}  // namespace
}  // namespace brouncker
