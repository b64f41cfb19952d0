#include "engine/families/discover.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using related_pairs::reflected;

TEST_SUITE("families/theorem") {
  TEST_CASE("identities that fail are seen to") {
    const FamilySet set = discover_families(std::vector<RelatedPair>{reflected(1, 1, 4)}, {});
    const Family& family = set.families.back();
    REQUIRE(family.theorem);
    auto n = family.theorem->n;
    CHECK(holds_identically(family.affine.system, n));
    n[0] = n[0] + ParameterPoly(Rational(1));
    CHECK(!holds_identically(family.affine.system, n));
  }
}

}  // namespace
}  // namespace brouncker
