#include "engine/families/discover.hpp"
#include "engine/families/outside.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using related_pairs::pcf;
using related_pairs::reflected;

const Family* family_of(const FamilySet& set, std::size_t pair) {
  return set.places[pair].kind == RelationPlace::Kind::family ? &set.families[set.places[pair].family] : nullptr;
}

TEST_SUITE("families/discover") {
  TEST_CASE("a planted family of several members is found, in its simplest form") {
    const std::vector<RelatedPair> pairs = {reflected(1, 1, 4), reflected(2, -1, 5), reflected(-3, 2, 7), reflected(5, 3, 4)};
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 2);
    CHECK(set.families[0].status == FamilyStatus::proved);  // theorem R
    CHECK(set.families[0].relations == std::vector<std::size_t>{0, 1, 2, 3});
    const Family& family = set.families[1];
    CHECK(family.status == FamilyStatus::special_case);
    CHECK(family.path == std::vector<std::size_t>{0});
    CHECK(family.relations == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK(to_plain(family.affine.system.a, family.affine.names) == "n^2 + t");
    CHECK(to_plain(family.affine.system.b, family.affine.names) == "B*n^2 - 2*B*n + B*p");
    CHECK(family.affine.parameters() == 3);
    REQUIRE(family.theorem);
    CHECK(holds_identically(family.affine.system, family.theorem->n));
    const OutsideCheck check = check_outside(family);
    CHECK(check.checked == kOutsideMembers);
    CHECK(check.agreed == check.checked);
  }

  TEST_CASE("a planted family of two parameters: deg a = 1, deg b = 1, a(n) + 1") {
    std::vector<RelatedPair> pairs;
    for (const long b : {2L, 3L, 5L})
      for (const long p : {1L, 2L}) {
        const Polynomial numerators({Integer(b * p), Integer(b)});
        pairs.push_back({{Polynomial::of({1, 4}), numerators}, {Polynomial::of({1, 5}), numerators}});
      }
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 1);
    CHECK(set.families[0].affine.parameters() == 2);
    CHECK(set.families[0].status == FamilyStatus::proved);
    CHECK(set.families[0].relations.size() == pairs.size());
  }

  TEST_CASE("a near-family is not claimed: the member that does not agree is on no family") {
    std::vector<RelatedPair> pairs = {reflected(1, 1, 4), reflected(2, -1, 5), reflected(-3, 2, 7)};
    RelatedPair fourth = reflected(5, 3, 4);
    fourth.to.a = fourth.to.a + Polynomial::constant(1);
    pairs.push_back(fourth);
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 2);  // theorem R and its case
    CHECK(set.families[0].relations == std::vector<std::size_t>{0, 1, 2});
    CHECK(set.families[1].relations == std::vector<std::size_t>{0, 1, 2});
    CHECK(set.places[3].kind == RelationPlace::Kind::unequal);
  }

  TEST_CASE("three members that agree on a line where the family does not hold: the line is not claimed") {
    // b = n (2n + 3) + ... : pairs of different families on one line of coordinates must not be joined.
    const std::vector<RelatedPair> pairs = {reflected(1, 1, 4), {pcf("n^2 + 2", "n^2 - 3n + 3"), pcf("n^2 + 2", "n^2 + n + 1")}};
    const FamilySet set = discover_families(pairs, {});
    CHECK(set.families.size() == 3);  // theorem R, its cases j = -1 and j = -2
    for (std::size_t i = 0; i < 2; ++i) {
      REQUIRE(family_of(set, i));
      CHECK(family_of(set, i)->affine.integers == 1);
      REQUIRE(set.places[i].path.size() == 1);
      CHECK(set.families[set.places[i].path[0]].relations == std::vector<std::size_t>{i});
    }
  }

  TEST_CASE("what two steps of a family make is a composition, not a family") {
    const Polynomial b = parse_polynomial("3n + 2", "b");
    const std::vector<RelatedPair> pairs = {{{Polynomial::of({1, 4}), b}, {Polynomial::of({1, 5}), b}},
                                            {{Polynomial::of({1, 4}), b}, {Polynomial::of({1, 6}), b}}};
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 2);
    CHECK(set.families[0].status == FamilyStatus::proved);
    CHECK(set.families[1].status == FamilyStatus::composition);
    CHECK(set.families[1].path == std::vector<std::size_t>{0, 0});
  }

  TEST_CASE("the same families whatever the number of threads") {
    std::vector<RelatedPair> pairs;
    for (long t = 1; t < 6; ++t) pairs.push_back(reflected(t, 2, 3 * t));
    WorkOptions one, many;
    one.threads = 1, many.threads = 4;
    const FamilySet x = discover_families(pairs, one), y = discover_families(pairs, many);
    REQUIRE(x.families.size() == y.families.size());
    for (std::size_t i = 0; i < x.families.size(); ++i) {
      CHECK(x.families[i].affine.key() == y.families[i].affine.key());
      REQUIRE(x.families[i].theorem.has_value() == y.families[i].theorem.has_value());
      if (x.families[i].theorem) CHECK(x.families[i].theorem->n == y.families[i].theorem->n);
    }
  }
}

TEST_SUITE("families/slow") {
  TEST_CASE("theorem R for j = -1 .. -9, each an identity over Q(t, B, p)") {
    for (long j = 1; j <= 9; ++j) {
      const Polynomial a = Polynomial::of({1, 0, 2}), b = Polynomial::of({3, -3 * (j + 1), 51});
      const FamilySet set = discover_families(std::vector<RelatedPair>{{{a, b}, {a, b.shifted(j)}}}, {});
      CAPTURE(j);
      REQUIRE(set.families.size() == 2);
      CHECK(set.families[1].affine.parameters() == 3);
      CHECK(set.families[1].status == FamilyStatus::special_case);
      CHECK(set.families[1].theorem);
    }
  }
}

}  // namespace
}  // namespace brouncker
