// Theorems for Coq, from outside; that Coq accepts them is for ctest -L coq.
#include "tests/support/brouncker.hpp"

#include <filesystem>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/coq");

TEST_CASE("prove --format coq: the last theorem is the claim") {
  const Outcome outcome = call({"prove", "2n+1", "n^2", "--format", "coq"});
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.out, "Theorem claim :\n  pcf_limit (fun n => 2 * INR n + 1) (fun n => INR n ^ 2) (4 / PI).\nProof."));
  CHECK(outcome.out.rfind("Qed.\n") == outcome.out.size() - 5);
  const Outcome relation = call({"prove", "n", "n", "--equivalent", "n+1", "n+1", "--format", "coq"});
  CHECK(relation.exit_code == 0);
  CHECK(contains(relation.out, "Theorem claim : exists L L',\n  pcf_limit (fun n => INR n) (fun n => INR n) L /\\ pcf_limit"));
}

TEST_CASE("prove --format coq: what cannot be stated yet is said, and is no theorem") {
  const Outcome outcome = call({"prove", "2", "n^2", "--format", "coq"});
  CHECK(outcome.exit_code == 3);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, "proved, but not stated for Coq yet: "));
  const Outcome none = call({"prove", "2n+1", "n^2", "--equivalent", "n", "n", "--format", "coq"});
  CHECK(none.exit_code == 1);
  CHECK(none.out.empty());
}

TEST_CASE(
    "export --format coq: a directory with library, theorems, index and what is missing; the same for any number of threads") {
  const TemporaryDirectory scratch;
  const std::string run = (scratch / "run").string();
  REQUIRE(call({"search", "--a", "A*n + B", "--b", "C*n^2 + D*n", "--range", "1..2", "--range", "C=-1..1", "--range", "D=0..1",
                "--out", run})
              .exit_code == 0);
  REQUIRE(call({"match", run}).exit_code == 0);
  const auto exported = [&](const Words& more, const std::string& name) {
    const Outcome outcome = call(Words{"export", run, "--format", "coq", "--out", (scratch / name).string()} + more);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(contains(outcome.err, "theorems in "));
  };
  exported({"--threads", "1"}, "one");
  exported({"--threads", "2"}, "two");
  exported({"--what", "relations"}, "relations");
  for (const char* name : {"_CoqProject", "Makefile", "index.tsv", "missing.tsv", "Theorems_0001.v", "Gauge.v", "Axioms.v"}) {
    CHECK(read_file(scratch / "one" / name) == read_file(scratch / "two" / name));
    CHECK(std::filesystem::exists(scratch / "relations" / name));
  }
  CHECK(contains(read_file(scratch / "one" / "_CoqProject"), "\nTheorems_0001.v\n"));
  CHECK(contains(read_file(scratch / "one" / "Theorems_0001.v"), "Theorem formula_"));
  CHECK(contains(read_file(scratch / "relations" / "Theorems_0001.v"), "Theorem relation_1 : exists L L',"));
  check_refusal(call({"export", run, "--format", "coq"}), 2, {"--format coq", "--out"});
  check_refusal(call({"export", run, "--format", "coq", "--out", (scratch / "one").string()}), 2, {"not empty"});
  check_refusal(call({"export", run, "--format", "coq", "--what", "families", "--out", (scratch / "x").string()}), 2,
                {"families", "relations"});
  check_refusal(call({"export", run, "--format", "csv", "--what", "relations"}), 2, {"relations", "coq"});
  check_refusal(call({"export", run, "--format", "coq", "--where", "no such", "--out", (scratch / "x").string()}), 2, {"no such"});
}

TEST_SUITE_END();
