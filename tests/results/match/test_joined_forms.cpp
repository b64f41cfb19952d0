#include "results/match/joined_forms.hpp"

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

StoredForm form(std::uint64_t id, std::string constant, std::string status, std::string expression) {
  StoredForm f;
  f.id = id;
  f.weight = 2;
  f.constant = std::move(constant);
  f.status = std::move(status);
  f.expression = std::move(expression);
  return f;
}

}  // namespace

TEST_SUITE("results/joined_forms") {
  TEST_CASE("a proof comes first with the constant that was matched, a quotient stands behind, and every row is there once") {
    std::vector<StoredForm> matched = {form(1, "pi", "certified", "4/pi"), form(2, "e", "certified", "e"),
                                       form(4, "quadratic", "certified", "sqrt(2)"), form(6, "log2", "conjectured", "log(2)")};
    matched[0].map = "[0, 4, 1, 0]";
    std::vector<ProvedForm> proved;
    proved.push_back({form(1, "atan(1)", "proved", "1/atan(1)"), false});
    proved.push_back({form(2, "", "proved", "hyp1f1(1, 2, 1)/hyp1f1(2, 3, 1)"), true});
    proved.push_back({form(3, "", "proved", "hyp0f1(1, 1)/hyp0f1(2, 1)"), true});
    proved.push_back({form(4, "2^(1/2)", "proved", "2^(1/2)"), false});
    proved.push_back({form(5, "rational", "proved", "3/7"), false});
    const JoinedForms joint = joined(matched, proved);
    REQUIRE(joint.first.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) CHECK(joint.first[i].id == i + 1);
    CHECK(joint.first[0].expression == "1/atan(1)");
    CHECK(joint.first[0].constant == "pi");
    CHECK(joint.first[0].map == "[0, 4, 1, 0]");
    CHECK(joint.first[1].expression == "e");
    CHECK(joint.first[2].constant.empty());
    CHECK(joint.first[3].expression == "sqrt(2)");
    REQUIRE(joint.others.size() == 2);
    CHECK(joint.others[0].id == 2);
    CHECK(joint.others[1].id == 4);
    CHECK(joint.proved == 10);
    CHECK(joint.unproved.size() == 3);
    CHECK(joint.unproved.at("no theorem applies") == 2);
  }

  TEST_CASE("a limit that is proved rational or quadratic is not shown under a constant that chance suggested") {
    const JoinedForms joint = joined({form(1, "pi", "certified", "pi")}, {{form(1, "rational", "proved", "22/7"), false}});
    REQUIRE(joint.first.size() == 1);
    CHECK(joint.first[0].constant == "rational");
    CHECK(joint.others.empty());
  }
}
