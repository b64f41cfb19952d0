#include "engine/families/outside.hpp"

#include "engine/families/reflection_family.hpp"
#include "tests/support/random_formulas.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;
using related_pairs::reflected;

TEST_SUITE("families/outside") {
  TEST_CASE("the relation of a member is that of the gauge solver") {
    const std::vector<RelatedPair> pairs = {reflected(1, 1, 4)};
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 2);
    const Family& f = set.families[1];  // the case j = -1 of theorem R
    REQUIRE(f.theorem);
    Generator random(7);
    int compared = 0;
    for (int i = 0; i < repeated(60); ++i) {
      std::vector<Rational> parameters;
      for (std::size_t k = 0; k < f.affine.parameters(); ++k)
        parameters.emplace_back(Rational(between(random, -40, 40)) / between(random, 1, 3));
      const auto m = member(f.affine, parameters, between(random, 0, 3));
      if (!m) continue;
      const auto gauge = member_gauge(f.affine, *f.theorem, *m);
      const GaugeResult solved = gauge_between(m->from, m->to);
      if (!gauge || !solved.gauge) continue;
      ++compared;
      CHECK(gauge->relation == solved.gauge->relation);
    }
    CHECK(compared > 30);
  }

  TEST_CASE("theorem R holds for every step j") {
    const OutsideCheck check = check_outside(reflection_family(), 60);
    CHECK(check.checked == 60);
    CHECK(check.agreed == 60);
  }
}

}  // namespace
}  // namespace brouncker
