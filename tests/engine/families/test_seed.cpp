#include "engine/families/outside.hpp"
#include "engine/families/seed.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using related_pairs::pcf;

TEST_SUITE("families/seed") {
  TEST_CASE("the family L = PCF(3n + p, -2n^2 + qn + r) comes out around one of its members") {
    const Pcf seed = pcf("3n + 1", "-2n^2 + 3n");
    bool found = false;
    const std::vector<RelatedPair> pairs = surroundings(seed);
    const FamilySet set = discover_families(pairs, {});
    for (const Family& f : set.families) {
      const bool contiguity = f.affine.label.starts_with("plain; square; e ") && f.affine.weight == 1;
      if (!contiguity || f.status != FamilyStatus::proved) continue;
      // z = 1: a = 3n, b = -2 (n^2 + q n + p), a' = 3n + 1 or 3n - 1.
      const auto m = member(f.affine, std::vector<Rational>{1, Rational(1, 2), 5});
      REQUIRE(m);
      found = found || (f.affine.parameters() == 3 && abs(Integer(m->to.a(0) - m->from.a(0))) == m->from.a.leading() / 3);
    }
    CHECK(found);
    for (const RelatedPair& pair : pairs) CHECK(gauge_between(pair.from, pair.to).verdict == Verdict::yes);
  }
}

}  // namespace
}  // namespace brouncker
