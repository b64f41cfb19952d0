#include "engine/hypergeometric/bucket_key.hpp"
#include "results/match/plan.hpp"
#include "results/match/work.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace brouncker;

TEST_SUITE_BEGIN("results/match plan");

namespace {

/// Classes with one to three members each, enough for several groups and ranges.
FormulaClasses some_classes(std::size_t count) {
  FormulaClasses classes;
  std::mt19937_64 random(7);
  const auto coefficient = [&] { return Integer(static_cast<int>(random() % 61) - 30); };
  for (std::size_t i = 0; i < count; ++i) {
    const Pcf pcf{Polynomial({coefficient(), Integer(1 + static_cast<int>(random() % 4))}),
                  Polynomial({coefficient(), coefficient(), Integer(1)})};
    std::string packed;
    pack(pcf, packed);
    for (std::size_t j = 0; j <= random() % 3; ++j)
      classes.add({3 * classes.member_count() + random() % 3, random() % 2 == 0}, packed);
  }
  return classes;
}

}  // namespace

TEST_CASE("every class is in one group, with all of its bucket; the plan does not depend on the threads") {
  const FormulaClasses classes = some_classes(3000);
  const MatchPlan plan = match_plan(classes, 1);
  CHECK(plan.groups.size() > 3);
  CHECK(plan.costs.size() == plan.size());
  std::map<std::size_t, std::size_t> group_of;
  for (std::size_t g = 0; g < plan.groups.size(); ++g)
    for (const std::size_t i : plan.groups[g]) CHECK(group_of.emplace(i, g).second);
  CHECK(group_of.size() == classes.class_count());
  std::map<std::string, std::size_t> group_of_bucket;
  for (const auto& [i, g] : group_of) CHECK(group_of_bucket.emplace(bucket_key(classes.canonical(i)), g).first->second == g);
  CHECK(match_plan(classes, 2).checksum() == plan.checksum());
  CHECK(match_plan(some_classes(2999), 1).checksum() != plan.checksum());
}

TEST_CASE("the ranges cover all rows") {
  const FormulaClasses classes = some_classes(3000);
  const MatchPlan plan = match_plan(classes, 1);
  CHECK(plan.range_begins.size() > 3);
  CHECK(plan.range_begins.front() == 0);
  CHECK(std::ranges::is_sorted(plan.range_begins, std::less_equal<>{}));
  CHECK(plan.range_begins.back() <= classes.member(classes.member_count() - 1).id);
  CHECK(match_plan({}, 1).size() == 1);
}

TEST_CASE("parts are disjoint, hold all blocks, and cost about the same") {
  const MatchPlan plan = match_plan(some_classes(20000), 1);
  for (const std::uint64_t k : {1, 2, 5, 1000}) {
    std::vector<std::size_t> all;
    std::uint64_t dearest = 0, total = 0;
    for (std::uint64_t i = 0; i < k; ++i) {
      std::uint64_t cost = 0;
      for (const std::size_t block : plan.part(i, k)) all.push_back(block), cost += plan.costs[block];
      dearest = std::max(dearest, cost), total += cost;
    }
    std::ranges::sort(all);
    CHECK(all.size() == plan.size());
    CHECK(std::ranges::adjacent_find(all) == all.end());
    if (k <= 5) CHECK(static_cast<double>(dearest) < 1.34 * static_cast<double>(total) / static_cast<double>(k));
  }
}

TEST_CASE("what a match depends on: the difference is named") {
  const MatchIdentity ours{"0.1", "run", "constants", true};
  CHECK(ours.difference(ours).empty());
  CHECK(ours.difference({"0.2", "run", "constants", true}) == "was made by version 0.2, this is 0.1");
  CHECK(ours.difference({"0.1", "another", "constants", true}) == "belongs to another run");
  CHECK(ours.difference({"0.1", "run", "others", true}) == "was matched with other constants");
  CHECK(ours.difference({"0.1", "run", "constants", false}) == "was matched with --no-pairs");
  CHECK(ours.checksum() != MatchIdentity{"0.1", "run", "constants", false}.checksum());
}

TEST_SUITE_END();
