#include "engine/match/match.hpp"
#include "formulas/parse_polynomial.hpp"
#include "results/match/carrier.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

/// Two constants, the members of one class, and what the matcher finds for that class.
struct Matched {
  ConstantSet constants;
  std::vector<Approximation> precise;
  FormulaClasses classes;
  Hit hit;

  std::optional<StoredForm> carried(std::size_t member, const Pcf& pcf) const {
    return Carrier(classes, constants, precise, 10).carried(hit, member, pcf);
  }
};

std::vector<NamedValue> values(long digits) {
  std::vector<NamedValue> result;
  for (const char* name : {"pi", "e"}) result.push_back(catalogue_value(*find_constant(name), digits));
  return result;
}

Matched matched(const char* a, const char* b) {
  Matched result{ConstantSet(values(80)), {}, {}, {}};
  for (const NamedValue& value : values(kCarryDigits + 16)) result.precise.push_back(value.value);
  const Pcf form = class_form(parse_pcf(a, b)).pcf;
  std::string packed;
  pack(form, packed);
  result.classes.add({7, false}, packed);
  result.classes.add({9, true}, packed);
  const auto limit = limit_value(form, 64);
  REQUIRE(limit);
  const std::vector<MatchLimit> limits = {{0, *limit}};
  const MatchResult found = match(limits, result.constants, {.log2_tests = 10});
  REQUIRE(found.hits.size() == 1);
  result.hit = found.hits[0];
  return result;
}

TEST_SUITE("results/match/carrier") {
  TEST_CASE("a hit of a class becomes the closed form of each member, and of its mirror image") {
    const Matched class_of_pi = matched("2n + 1", "n^2");
    const auto first = class_of_pi.carried(0, parse_pcf("2n + 1", "n^2"));
    REQUIRE(first);
    CHECK(first->id == 7);
    CHECK(first->weight == 1);
    CHECK(first->claim.expression == "4/pi");
    CHECK(first->claim.mirrored == "-4/pi");
    CHECK(first->claim.constant == "pi");
    CHECK(first->claim.status == ClaimStatus::certified);
    CHECK(first->claim.kind == FormKind::constant);
    CHECK(first->claim.map == Moebius{0, 4, 1, 0});
    REQUIRE(first->claim.digits);
    CHECK(first->claim.digits->matched > 140);
    CHECK(first->claim.digits->explained < 20);
    // 3 + 4/(5 + ...) is 1/(4/pi - 1), and its opposite three times.
    const auto second = class_of_pi.carried(1, parse_pcf("-6n - 9", "9n^2 + 18n + 9"));
    REQUIRE(second);
    CHECK(second->id == 9);
    CHECK(second->weight == 2);
    CHECK(second->claim.map == Moebius{3, 0, 1, -4});
  }

  TEST_CASE("a formula that is not of the class is not given its closed form") {
    const Matched class_of_pi = matched("2n + 1", "n^2");
    CHECK(!class_of_pi.carried(0, parse_pcf("n + 1", "n + 1")));
    CHECK(!class_of_pi.carried(0, parse_pcf("2n + 1", "n^2 + n")));
  }

  TEST_CASE("quadratic and rational limits are carried along with their equations") {
    const Matched golden = matched("1", "1");
    const auto first = golden.carried(0, parse_pcf("1", "1"));
    REQUIRE(first);
    CHECK(first->claim.kind == FormKind::quadratic);
    CHECK(first->claim.expression == "(1 + sqrt(5))/2");
    CHECK(first->claim.mirrored == "-(1 + sqrt(5))/2");
    const auto twice = golden.carried(0, parse_pcf("-2", "4"));
    REQUIRE(twice);
    CHECK(twice->claim.expression == "-(1 + sqrt(5))");
    const Matched whole = matched("n", "n + 1");  // 1
    const auto rational = whole.carried(0, parse_pcf("5n", "25n + 25"));
    REQUIRE(rational);
    CHECK(rational->claim.kind == FormKind::rational);
    CHECK(rational->claim.expression == "5");
    CHECK(rational->claim.mirrored == "-5");
  }
}

}  // namespace
}  // namespace brouncker
