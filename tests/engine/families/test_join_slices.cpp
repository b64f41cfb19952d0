#include "engine/families/outside.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace brouncker {
namespace {

TEST_SUITE("families/join_slices") {
  TEST_CASE("slices of one Bauer-Muir family, which is flat in no frame, are joined to it") {
    // a = n^2 - 12 B (p/3 - q - 1) - (q + 1)^2, b = -12 B (2q + 3) (n + p/3)(n + q): q moves by 2.
    const auto step = [](long p, long q, long b) {
      const Polynomial a = Polynomial::of({1, 0, -4 * b * (p - 3 * q - 3) - (q + 1) * (q + 1)}),
                       rest = Polynomial::of({-12 * b * (2 * q + 3), -4 * b * (2 * q + 3) * p});
      return RelatedPair{{a, Polynomial::of({1, q}) * rest},
                         {a - Polynomial::constant(2 * q + 3), Polynomial::of({1, q + 2}) * rest}};
    };
    std::vector<RelatedPair> pairs;
    for (const long q : {0L, 1L, 3L, 4L, 6L})
      for (const long b : {1L, 2L, -3L, 5L})
        for (const long p : {22L, 23L, 25L, 28L, 29L}) pairs.push_back(step(p, q, b));
    for (const RelatedPair& pair : pairs) REQUIRE(gauge_between(pair.from, pair.to).verdict == Verdict::yes);
    const FamilySet set = discover_families(pairs, {});
    const auto curved = std::ranges::find_if(
        set.families, [](const Family& f) { return f.affine.surface.has_value() && f.affine.parameters() == 3; });
    REQUIRE(curved != set.families.end());
    const Family& family = *curved;
    CHECK(family.status == FamilyStatus::proved);
    CHECK(family.relations.size() > pairs.size() / 2);
    REQUIRE(family.theorem);
    CHECK(holds_identically(family.affine.system, family.theorem->n));
    const OutsideCheck check = check_outside(family);
    CHECK(check.checked == kOutsideMembers);
    CHECK(check.agreed == check.checked);
  }
}

}  // namespace
}  // namespace brouncker
