#include "engine/families/euler_lattice.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace brouncker {
namespace {

/// h1 = 2n + beta, h2 = -n + delta.
Pcf planted(long beta, long delta) {
  const Polynomial h1 = Polynomial::of({2, beta}), h2 = Polynomial::of({-1, delta});
  return {h1 + h2.shifted(1), -h1 * h2};
}

TEST_SUITE("families/euler_lattice") {
  TEST_CASE("formulas of one alpha and gamma are a lattice on which Euler's form holds identically") {
    const std::vector<std::pair<long, long>> places = {{1, 2}, {3, 2}, {5, 5}, {7, 2}, {1, 8}};
    std::vector<Pcf> formulas;
    for (const auto& [beta, delta] : places) formulas.push_back(planted(beta, delta));
    const auto found = euler_lattices(formulas);
    REQUIRE(found.size() == 1);
    const EulerLattice& lattice = found[0];
    CHECK(lattice.m == 1);
    CHECK(lattice.members.size() == places.size());
    CHECK(lattice.rows == std::vector<std::vector<Rational>>{{2, 0, 0, 0}, {0, 0, 3, 0}});
    CHECK(lattice.a == lattice.h1.x + lattice.h2.x.shifted(1));
    CHECK(lattice.b == Rational(-1) * lattice.h1.x * lattice.h2.x);
    CHECK(to_plain(lattice.h1, lattice.m) == "2*n + 2*i + 1");
    CHECK(to_plain(lattice.h2, lattice.m) == "-n + 3*j + 2");
  }

  TEST_CASE("too few formulas, and one point many times, are none") {
    CHECK(euler_lattices(std::vector<Pcf>{planted(1, 2), planted(3, 2), planted(5, 2)}).empty());
    CHECK(euler_lattices(std::vector<Pcf>(5, planted(1, 2))).empty());
  }

  TEST_CASE("over the golden field what is shown multiplies out to rational polynomials") {
    // PCF(n + c, n^2 + (2c - 1) n + c^2 - c): alpha is the golden ratio.
    std::vector<Pcf> formulas;
    for (long c = 1; c <= 6; ++c) formulas.push_back({Polynomial::of({1, c}), Polynomial::of({1, 2 * c - 1, c * c - c})});
    for (const EulerLattice& lattice : euler_lattices(formulas)) {
      CHECK(lattice.m == 5);
      const auto &h = lattice.h1, &g = lattice.h2;
      CHECK(lattice.a == h.x + g.x.shifted(1));
      CHECK((h.y + g.y.shifted(1)).is_zero());
      CHECK(lattice.b == Rational(-1) * (h.x * g.x + Rational(5) * (h.y * g.y)));
      CHECK((h.x * g.y + h.y * g.x).is_zero());
    }
    CHECK(!euler_lattices(formulas).empty());
  }
}

}  // namespace
}  // namespace brouncker
