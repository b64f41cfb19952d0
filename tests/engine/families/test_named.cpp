#include "engine/families/discover.hpp"
#include "engine/families/named.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using related_pairs::pcf;
using related_pairs::reflected;

TEST_SUITE("families/named") {
  TEST_CASE("named families: found as parts of larger ones, and not where they are not") {
    const auto named = [](std::string_view start) -> const NamedFamily& {
      for (const NamedFamily& each : named_families())
        if (each.name.starts_with(start)) return each;
      FAIL("no such family");
      return named_families()[0];
    };
    const auto only = [](const RelatedPair& pair) {
      const FamilySet set = discover_families(std::vector<RelatedPair>{pair}, {});
      REQUIRE(!set.families.empty());
      return set.families.back().affine;  // behind theorem R, where it is a case of it
    };
    const AffineFamily reflection = only(reflected(1, 1, 4));
    const AffineFamily linear = only({pcf("3n + 1", "-2n^2 + 3n - 5"), pcf("3n + 2", "-2n^2 + 3n - 5")});
    const AffineFamily constant = only({pcf("3", "n^2 + 5"), pcf("5", "n^2 + 5")});
    const AffineFamily exponential = only({pcf("n + 4", "3n + 2"), pcf("n + 5", "3n + 2")});
    const auto &r = named("reflection"), &pi = named("pi, log2"), &checkerboard = named("checkerboard of pi and log2: PCF(c, n^2"),
               &e = named("e: ");
    for (const auto& [family, name] :
         {std::pair{&reflection, &r}, {&linear, &pi}, {&constant, &checkerboard}, {&exponential, &e}}) {
      CAPTURE(name->name);
      for (const NamedFamily* other : {&r, &pi, &checkerboard, &e}) CHECK(contains(*family, *other) == (other == name));
    }
    // A step of 2 is not the step of 1, a slope of 4 not that of 3.
    CHECK(!contains(linear, {"", "3*n + p", "-2*n^2 + q*n + r", "3*n + p + 2", "-2*n^2 + q*n + r", ""}));
    CHECK(!contains(linear, {"", "4*n + p", "-2*n^2 + q*n + r", "4*n + p + 1", "-2*n^2 + q*n + r", ""}));
    CHECK(contains(linear, {"", "n + p", "6*n^2 + q*n + r", "n + p + 5", "6*n^2 + q*n + r", ""}));
  }
}

}  // namespace
}  // namespace brouncker
