#include "results/match/joined_forms.hpp"

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

StoredForm form(std::uint64_t id, FormKind kind, std::string constant, ClaimStatus status, std::string expression) {
  Claim claim;
  claim.kind = kind;
  claim.constant = std::move(constant);
  claim.status = status;
  claim.expression = std::move(expression);
  return {id, 2, claim};
}

constexpr auto kProved = ClaimStatus::proved, kCertified = ClaimStatus::certified;

}  // namespace

TEST_SUITE("results/joined_forms") {
  TEST_CASE("a proof comes first, a quotient stands behind, and every row is there once") {
    std::vector<StoredForm> matched = {form(1, FormKind::constant, "mine", kCertified, "4/mine"),
                                       form(2, FormKind::constant, "e", kCertified, "e"),
                                       form(4, FormKind::quadratic, "quadratic", kCertified, "sqrt(2)"),
                                       form(6, FormKind::constant, "log2", ClaimStatus::conjectured, "log(2)"),
                                       form(7, FormKind::constant, "mine", kCertified, "mine + 1")};
    matched[0].claim.map = Moebius{0, 4, 1, 0};
    const std::vector<StoredForm> proved = {
        form(1, FormKind::function, "atan(7)", kProved, "1/atan(7)"),
        form(2, FormKind::quotient, "", kProved, "hyp1f1(1, 2, 1)/hyp1f1(2, 3, 1)"),
        form(3, FormKind::quotient, "", kProved, "hyp0f1(1, 1)/hyp0f1(2, 1)"),
        form(4, FormKind::function, "2^(1/2)", kProved, "2^(1/2)"),
        form(5, FormKind::rational, "rational", kProved, "3/7"),
        form(7, FormKind::constant, "pi", kProved, "pi"),
    };
    const JoinedForms joint = joined(matched, proved);
    REQUIRE(joint.first.size() == 7);
    for (std::size_t i = 0; i < 7; ++i) CHECK(joint.first[i].id == i + 1);
    const auto claim = [&](std::size_t i) { return joint.first[i].claim; };
    CHECK(claim(0).expression == "1/atan(7)");  // the catalogue does not have it: the user's name for it
    CHECK(claim(0).constant == "mine");
    CHECK(claim(0).kind == FormKind::constant);
    CHECK(claim(0).map == Moebius{0, 4, 1, 0});
    CHECK(claim(1).expression == "e");
    CHECK(claim(2).constant.empty());
    CHECK(claim(3).expression == "sqrt(2)");
    CHECK(claim(6).constant == "pi");  // the catalogue's name is the name
    REQUIRE(joint.others.size() == 2);
    CHECK(joint.others[0].id == 2);
    CHECK(joint.others[1].id == 4);
    CHECK(joint.proved == 12);
    CHECK(joint.unproved.size() == 3);
    CHECK(joint.unproved.at("no theorem applies") == 2);
  }

  TEST_CASE("a limit that is proved rational or quadratic is not shown under a constant that chance suggested") {
    const JoinedForms joint =
        joined({form(1, FormKind::constant, "pi", kCertified, "pi")}, {form(1, FormKind::rational, "rational", kProved, "22/7")});
    REQUIRE(joint.first.size() == 1);
    CHECK(joint.first[0].claim.constant == "rational");
    CHECK(joint.others.empty());
  }
}
