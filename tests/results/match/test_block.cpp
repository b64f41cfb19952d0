#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/match/block.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

StoredForm form(std::uint64_t id, FormKind kind, ClaimStatus status, const char* expression, const char* constant) {
  StoredForm result;
  result.id = id, result.weight = id % 2 + 1;
  result.claim.expression = expression, result.claim.mirrored = std::string("-") + expression;
  result.claim.constant = constant, result.claim.method = "a method";
  result.claim.kind = kind, result.claim.status = status;
  return result;
}

MatchBlock sample() {
  MatchBlock block;
  block.matched = {form(12, FormKind::constant, ClaimStatus::certified, "4/pi", "pi"),
                   form(13, FormKind::rational, ClaimStatus::conjectured, "2", "rational")};
  block.matched[0].claim.map = Moebius{0, 4, 1, 0};
  block.matched[0].claim.digits = {150, 9};
  const Integer large = pow(Integer(10), 40);
  StoredRelation proved, found;
  proved.hit.id = 12, proved.hit.other = 13;
  proved.hit.relation.a = 1, proved.hit.relation.b = -2, proved.hit.relation.c = large, proved.hit.relation.d = -large;
  proved.hit.method = kPairMethods[0], proved.hit.verified_bits = 130.5;
  proved.certificate = "{\"certificate\":1}";
  found.hit.id = 13, found.hit.other = 14;
  found.hit.method = kPairMethods[2];
  found.reason = "a \"reason\"";
  block.relations.push_back(proved);
  block.relations.push_back(found);
  block.proofs.forms = {form(15, FormKind::constant, ClaimStatus::proved, "exp(1)", "e"),
                        form(16, FormKind::quotient, ClaimStatus::proved, "x/y", "")};
  block.proofs.not_compared = 2;
  block.contradictions = {{17, 2, "2/(pi - 4)", "-2.33", ClaimStatus::proved, "gauss-2f1"}};
  block.tests = 3, block.undetermined = 4, block.unconfirmed = 5, block.pair_tests = std::uint64_t{1} << 40;
  block.controls = 7, block.controls_found = 6;
  return block;
}

TEST_SUITE("results/match/block") {
  TEST_CASE("a block comes back from its text") {
    const MatchBlock block = sample();
    const std::string text = to_text(block);
    CHECK(text.find('\n') == text.npos);
    const MatchBlock read = match_block_of(text, "a file");
    CHECK(to_text(read) == text);
    REQUIRE(read.matched.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(read.matched[i].id == block.matched[i].id);
      CHECK(read.matched[i].weight == block.matched[i].weight);
      CHECK(read.matched[i].claim == block.matched[i].claim);
      CHECK(read.proofs.forms[i].claim == block.proofs.forms[i].claim);
    }
    CHECK(read.relations[0].hit.relation.c == block.relations[0].hit.relation.c);
    CHECK(read.relations[0].hit.relation.d == block.relations[0].hit.relation.d);
    CHECK(read.relations[0].hit.method == kPairMethods[0]);
    CHECK(read.relations[0].hit.verified_bits == 130.5);
    CHECK(read.relations[0].proved());
    CHECK(!read.relations[1].proved());
    CHECK(read.relations[1].reason == "a \"reason\"");
    CHECK(read.proofs.not_compared == 2);
    CHECK(read.pair_tests == block.pair_tests);
    CHECK(read.controls_found == 6);
  }

  TEST_CASE("times are no part of the text: the same result is the same text") {
    MatchBlock later = sample();
    later.cpu_seconds = 3, later.prove_cpu_seconds = 1;
    CHECK(to_text(later) == to_text(sample()));
    later.tests += 1;
    CHECK(to_text(later) != to_text(sample()));
  }

  TEST_CASE("what is no block is refused with the name of the file") {
    const std::string text = to_text(sample());
    auto unknown_method = nlohmann::json::parse(text);
    unknown_method["relations"][0][6] = "guess";
    auto without_counts = nlohmann::json::parse(text);
    without_counts.erase("counts");
    for (const std::string& damaged :
         {std::string(), text.substr(0, text.size() / 2), std::string("{}"), unknown_method.dump(), without_counts.dump()}) {
      CAPTURE(damaged.size());
      try {
        match_block_of(damaged, "shard-3");
        FAIL("it was taken");
      } catch (const Error& error) {
        CHECK(std::string(error.what()).starts_with("shard-3: is damaged"));
      }
    }
  }
}

}  // namespace
}  // namespace brouncker
