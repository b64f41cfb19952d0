// What is written for Coq, as text; that Coq accepts it is for tests/coq (ctest -L coq).
#include "results/export/coq/theorem.hpp"

#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/equivalent.hpp"
#include "engine/prove/find/prove.hpp"
#include "formulas/parse_polynomial.hpp"
#include "results/export/coq/library.hpp"
#include "results/export/coq/literal.hpp"
#include "results/run/text_file.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

coq::Written written(const char* a, const char* b) {
  const auto proof = prove(parse_pcf(a, b));
  REQUIRE(proof);
  return coq::theorem(nlohmann::json(certificate(*proof)), "claim");
}

}  // namespace

TEST_SUITE("export/coq/theorem") {
  TEST_CASE("a theorem says what its reader expects") {
    for (const auto& [a, b, claim] : {
             std::tuple("1", "1", "(fun _ : nat => 1) (fun _ : nat => 1) ((1 + sqrt 5) / 2)"),
             {"n", "n", "(fun n => INR n) (fun n => INR n) (1 / (exp 1 - 1))"},
             {"2n+1", "-1", "(fun n => 2 * INR n + 1) (fun _ : nat => - 1) (1 / tan 1)"},
             {"2n+1", "1", "(fun n => 2 * INR n + 1) (fun _ : nat => 1) (1 / tanh 1)"},
             {"3n+2", "-2n^2", "(fun n => 3 * INR n + 2) (fun n => - 2 * INR n ^ 2) (1 / ln 2)"},
             {"2n+1", "n^2", "(fun n => 2 * INR n + 1) (fun n => INR n ^ 2) (4 / PI)"},
             {"n+1", "n+1", "(fun n => INR n + 1) (fun n => INR n + 1) (exp 1 - 1)"},
             {"n+1", "1", "(fun n => INR n + 1) (fun _ : nat => 1) (besseli 0 2 / besseli 1 2)"},
             {"2n+2", "-3", "(fun n => 2 * INR n + 2) (fun _ : nat => - 3) (sqrt 3 * (besselj 0 (sqrt 3) / besselj 1 (sqrt 3)))"},
             {"2n^3+3n^2+3n+1", "-n^6",
              "(fun n => 2 * INR n ^ 3 + 3 * INR n ^ 2 + 3 * INR n + 1) (fun n => - INR n ^ 6) (1 / zeta 3)"},
             {"4n+2", "n^2", "(fun n => 4 * INR n + 2) (fun n => INR n ^ 2) (1 / atan (1 / 2))"},
             {"n", "n^2-4", "(fun n => INR n) (fun n => INR n ^ 2 - 4) (-3)"},
         }) {
      const coq::Written text = written(a, b);
      CHECK(text.reason == "");
      CHECK_MESSAGE(text.text.find(std::string("pcf_limit ") + claim) != std::string::npos, text.text);
    }
  }

  TEST_CASE("an equivalence states both limits and their relation") {
    const EquivalenceProof proof = equivalent(parse_pcf("n", "n"), parse_pcf("n+1", "n+1"));
    REQUIRE(proof.verdict == Verdict::yes);
    const coq::Written text = coq::theorem(nlohmann::json(proof.certificate), "claim");
    CHECK(text.text.find("Theorem claim : exists L L',\n  pcf_limit (fun n => INR n) (fun n => INR n) L /\\ pcf_limit") == 0);
    CHECK(text.text.find("refine (related") != std::string::npos);
  }

  TEST_CASE("a relation of two steps has a lemma for each") {
    const EquivalenceProof first = equivalent(parse_pcf("n", "n"), parse_pcf("-n-1", "n+1")),
                           second = equivalent(parse_pcf("-n-1", "n+1"), parse_pcf("n+2", "n+2"));
    REQUIRE(first.verdict == Verdict::yes);
    REQUIRE(second.verdict == Verdict::yes);
    nlohmann::json both(first.certificate);
    const nlohmann::json more(second.certificate);
    for (const nlohmann::json& step : more.at("steps")) both.at("steps").push_back(step);
    const Moebius relation = (certificates::relation(both) * certificates::relation(more)).reduced();
    both.at("relation") = {relation.p.str(), relation.q.str(), relation.r.str(), relation.s.str()};
    REQUIRE(check(both).valid);
    const std::string text = coq::theorem(both, "claim").text;
    for (const char* part :
         {"Lemma claim_0 : forall x, pcf_limit (seq [2; 1]%Z)", "Lemma claim_2 : forall x", "refine (related_by [0; 1]%Z"})
      CHECK_MESSAGE(text.find(part) != std::string::npos, text);
  }

  TEST_CASE("what the library has no statement for is a reason, never an admission") {
    random_formulas::Generator g(22);
    int stated = 0, missing = 0;
    for (int i = 0; i < 300; ++i) {
      const auto c = [&] { return random_formulas::between(g, -5, 5); };
      const Pcf pcf{Polynomial::of({c(), c()}), Polynomial::of({c(), c(), c()})};
      if (pcf.a.is_zero() || pcf.b.is_zero()) continue;
      const auto proof = prove(pcf);
      if (!proof) continue;
      const coq::Written text = coq::theorem(nlohmann::json(certificate(*proof)), "x");
      CHECK(text.text.empty() != text.reason.empty());
      for (const char* word : {"Admitted", "admit", "Axiom", "Parameter"}) CHECK(text.text.find(word) == std::string::npos);
      ++(text.text.empty() ? missing : stated);
    }
    CHECK(stated > 3 * missing);
  }

  TEST_CASE("numbers, polynomials and maps as terms") {
    CHECK(coq::literal(Integer(-3)) == "(-3)");
    CHECK(coq::literal(Rational(-3, 2)) == "(-3 / 2)");
    CHECK(coq::list(Polynomial::of({2, 0, -1})) == "[(-1); 0; 2]%Z");
    CHECK(coq::sequence(Polynomial::of({-1, 0, 7})) == "(fun n => - INR n ^ 2 + 7)");
    CHECK(coq::image({0, 4, 1, 0}, "x") == "(4 / x)");
    CHECK(coq::image({2, -1, 0, 3}, "x") == "((2 * x - 1) / 3)");
    CHECK(coq::image({1, 0, 0, 1}, "x") == "x");
  }

  TEST_CASE("the library in the program is the one in the source") {
    const std::string folder = std::string(BROUNCKER_SOURCE_DIR) + "/results/export/assets/coq/";
    CHECK(coq::project({}) == read_text_file(folder + "_CoqProject"));
    CHECK(coq::makefile() == read_text_file(folder + "Makefile"));
    for (const coq::LibraryFile& file : coq::library()) CHECK(file.text == read_text_file(folder + std::string(file.name)));
  }
}
