#include "engine/families/discover.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using related_pairs::reflected;

TEST_SUITE("families/theorem") {
  TEST_CASE("identities that fail are seen to") {
    const FamilySet set = discover_families(std::vector<RelatedPair>{reflected(1, 1, 4)}, {});
    auto n = set.families[0].theorem->n;
    n[0] = n[0] + ParameterPoly(Rational(1));
    CHECK(!holds_identically(set.families[0].affine.system, n));
  }
}

}  // namespace
}  // namespace brouncker
