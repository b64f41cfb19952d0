#include "results/match/folded_classes.hpp"

#include "engine/match/pair_test.hpp"
#include "engine/prove/find/fold.hpp"
#include "formulas/parse_polynomial.hpp"
#include "results/match/carrier.hpp"
#include "results/match/options.hpp"

#include <doctest/doctest.h>

#include <numeric>

using namespace brouncker;

namespace {

FormulaClasses classes_of(const std::vector<Pcf>& pcfs) {
  FormulaClasses result;
  for (std::size_t i = 0; i < pcfs.size(); ++i) {
    std::string packed;
    pack(class_form(pcfs[i]).pcf, packed);
    result.add({i}, packed);
  }
  return result;
}

std::vector<PairHit> hits(const FormulaClasses& classes, std::vector<std::size_t> component = {}) {
  std::vector<PcfClass> list;
  for (std::size_t i = 0; i < classes.class_count(); ++i)
    list.push_back({i, classes.canonical(i), *limit_value(classes.canonical(i), kMatchDigits)});
  if (component.empty()) {
    component.resize(list.size());
    std::iota(component.begin(), component.end(), std::size_t{0});
  }
  return FoldedClasses(classes).hits(list, component);
}

}  // namespace

TEST_SUITE("match/folded_classes") {
  TEST_CASE("a fold among the classes is found across buckets, with its relation") {
    const Pcf whole = parse_pcf("1", "n"), other = parse_pcf("2", "n");
    const Pcf even = fold_of(whole, 2)->part, next{even.a.shifted(3), even.b.shifted(3)};
    const FormulaClasses classes = classes_of({other, parse_pcf("4n+3", "-4n^2+1"), whole, next, parse_pcf("2n+1", "n^2")});
    const std::vector<PairHit> found = hits(classes);
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == 2);
    CHECK(found[0].other == 3);
    CHECK(found[0].method == "fold");
    const auto limit = [&](std::size_t i) { return *limit_value(classes.canonical(i), 60); };
    CHECK(moebius_support(found[0].relation.map(), limit(3), limit(2), 0).verified_bits > 150);
  }

  TEST_CASE("one hit for a component and a bucket") {
    const Pcf whole = parse_pcf("1", "n"), later = parse_pcf("1", "n+1");
    const FormulaClasses classes = classes_of({whole, later, parse_pcf("4n+4", "-4n^2-2n")});
    CHECK(hits(classes).size() >= 1);
    CHECK(hits(classes, {0, 0, 2}).size() == 1);
  }

  TEST_CASE("folds of degrees that the run does not have are not looked at") {
    const FormulaClasses classes = classes_of({parse_pcf("3n+2", "-2n^2"), parse_pcf("2n+1", "n^2"), parse_pcf("5n+3", "-4n^2+n")});
    CHECK(hits(classes).empty());
  }
}
