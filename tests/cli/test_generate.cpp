#include "tests/support/brouncker.hpp"

#include <string>

#include <nlohmann/json.hpp>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/generate");

TEST_CASE("generate prints formulas with their proofs, and writes certificates that prove --check accepts") {
  const TemporaryDirectory directory;
  const std::string file = (directory / "certificates").string();
  const Outcome outcome = call({"generate", "--constant", "log(2)", "--min-delta", "0.2", "--bound", "8", "--certificates", file});
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.out, "log(2)"));
  CHECK(contains(outcome.out, "delta 0.2761 predicted"));
  CHECK(contains(outcome.out, "directions up to size 8"));
  const Outcome checked = call({"prove", "--check", file});
  CHECK(checked.exit_code == 0);
}

TEST_CASE("the list does not depend on threads or on time that is not up") {
  const auto list = [](const char* threads, const char* time) {
    return call({"generate", "--constant", "pi", "--bound", "5", "--count", "50", "--json", "--threads", threads, "--time", time})
        .out;
  };
  const std::string once = list("1", "1000");
  CHECK(once == list("2", "2000"));
  const auto document = nlohmann::json::parse(once);
  CHECK(document["formulas"].size() == document["classes"]);
  CHECK(document["complete_bound"] == 5);
  CHECK(document["time_is_up"] == false);
}

TEST_CASE("none with these properties is an answer, with the nearest") {
  const Outcome outcome = call({"generate", "--constant", "pi", "--min-delta", "1", "--bound", "5"});
  CHECK(outcome.exit_code == 1);
  CHECK(contains(outcome.out, "none with these properties"));
  CHECK(contains(outcome.out, "the nearest:"));
  const Outcome other = call({"generate", "--constant", "gamma(1/7)", "--bound", "4"});
  CHECK(other.exit_code == 1);
  CHECK(contains(other.out, "none with these properties"));
}

TEST_CASE("generate --like: other formulas of the same constant, the nearest first") {
  const Outcome outcome = call({"generate", "--like", "2n+1", "n^2", "--bound", "5", "--count", "2", "--json"});
  CHECK(outcome.exit_code == 0);
  const auto document = nlohmann::json::parse(outcome.out);
  CHECK(document["constant"] == "pi");
  CHECK(document["formulas"][0]["degree"][0] == 1);
  CHECK(document["formulas"][0]["b"] != "n^2");
  check_refusal(call({"generate", "--like", "n", "n^5+7"}), 2, {"--like", "accepted"});
  check_refusal(call({"generate", "--like", "2n+1", "n^2", "--constant", "pi"}), 2, {"--like", "accepted"});
}

TEST_CASE("generate for powers of the golden ratio, and why there is nothing for some numbers") {
  const TemporaryDirectory directory;
  const std::string file = (directory / "certificates").string();
  const Outcome outcome = call({"generate", "--constant", "phi^5", "--bound", "4", "--sort", "degree", "--certificates", file});
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.out, "sqrt(5)"));
  CHECK(call({"prove", "--check", file}).exit_code == 0);
  const Outcome rational = call({"generate", "--constant", "2/3", "--bound", "4"});
  CHECK(rational.exit_code == 1);
  CHECK(contains(rational.out, "the constant is rational"));
  const Outcome other = call({"generate", "--constant", "sqrt(2)+sqrt(3)", "--bound", "4"});
  CHECK(other.exit_code == 1);
  CHECK(contains(other.out, "no source but the base theorems has this constant"));
}

TEST_CASE("generate --sort delta makes first what promises most, and says so") {
  const Outcome best =
      call({"generate", "--constant", "sqrt(3)*pi", "--sort", "delta", "--count", "1", "--bound", "34", "--time", "1000"});
  CHECK(best.exit_code == 0);
  CHECK(contains(best.out, "delta 0.2670 predicted"));
  CHECK(contains(best.out, "made those that promise most first"));
  const auto shells = nlohmann::json::parse(
      call({"generate", "--constant", "log(2)", "--sort", "delta", "--search", "shells", "--bound", "5", "--json"}).out);
  CHECK(shells["search"] == "shells");
  const auto digits = nlohmann::json::parse(
      call({"generate", "--constant", "log(2)", "--search", "best", "--bound", "5", "--count", "3", "--json"}).out);
  CHECK(digits["search"] == "best");
  CHECK(digits["formulas"].size() == 3);
  check_refusal(call({"generate", "--constant", "pi", "--search", "some"}), 2, {"--search"});
}

TEST_CASE("generate for a function of z: families") {
  const Outcome outcome = call({"generate", "--constant", "log(1-z)", "--bound", "3", "--degree", "1"});
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.out, "PCF((-2*z + 4)*n - z + 2, -z^2*n^2) = -2*z/log(1 - z)"));
  const auto one = nlohmann::json::parse(call({"generate", "--constant", "log(1-z)", "--direction=1,1,-1", "--json"}).out);
  CHECK(one["families"].size() == 1);
  check_refusal(call({"generate", "--constant", "exp(z)"}), 2, {"--constant", "accepted"});
  check_refusal(call({"generate", "--constant", "log(1-z)", "--positive"}), 2, {"--positive", "accepted"});
  check_refusal(call({"generate", "--constant", "log(1-z)", "--direction=1,1,1"}), 2, {"--direction", "accepted"});
}

TEST_CASE("bad input of generate is refused before any work") {
  check_refusal(call({"generate"}), 2, {"--constant", "accepted"});
  check_refusal(call({"generate", "--constant", "log("}), 2, {"column"});
  check_refusal(call({"generate", "--constant", "log(-1)"}), 2, {"--constant", "accepted"});
  check_refusal(call({"generate", "--constant", "pi", "--min-delta", "x"}), 2, {"--min-delta", "accepted"});
  check_refusal(call({"generate", "--constant", "pi", "--sort", "beauty"}), 2, {"--sort"});
  check_refusal(call({"generate", "--constant", "pi", "--degree", "-1"}), 2, {"--degree"});
  check_refusal(call({"generate", "--constant", "pi", "--bound", "100000"}), 2, {"--bound"});
  for (const char* direction : {"1,2", "1,2,x", "-1,2,3", "1,1,-1,0", "300,1,-1", "3,,1"})
    check_refusal(call({"generate", "--constant", "pi", std::string("--direction=") + direction}), 2, {"--direction", "accepted"});
}

TEST_CASE("generate --direction makes that one") {
  const Outcome outcome = call({"generate", "--constant", "zeta(2)", "--direction", "14,13,12,28,24"});
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.out, "(14, 13, 12, 28, 24)"));
  CHECK(contains(outcome.out, "26.7917 digits a term"));
  CHECK(contains(outcome.out, "1 of 1 inequivalent; this direction only, 1 formulas made"));
}

TEST_CASE("generate --out is a run that the other commands take") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string();
  const Outcome outcome =
      call({"generate", "--constant", "pi", "--bound", "4", "--count", "4", "--sort", "degree", "--out", run, "--quiet"});
  CHECK(outcome.exit_code == 0);
  CHECK(call({"match", run, "--quiet"}).exit_code == 0);
  const Outcome rows = call({"export", run, "--format", "jsonl"});
  CHECK(rows.exit_code == 0);
  int count = 0;
  for (const std::string& line : lines_of(rows.out)) {
    if (line.empty()) continue;
    const auto row = nlohmann::json::parse(line);
    CHECK(row["closed_form"]["constant"] == "pi");
    CHECK(contains(row.dump(), "2F1(-1)") + contains(row.dump(), "by theorem") >= 1);
    ++count;
  }
  CHECK(count == 4);
}

TEST_CASE("match takes the certificates that came with a list, through the checker") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string(), out = (directory / "out.jsonl").string();
  CHECK(call({"generate", "--constant", "log(2)", "--bound", "4", "--count", "5", "--out", run, "--quiet"}).exit_code == 0);
  CHECK(call({"match", run, "--quiet"}).exit_code == 0);
  const Outcome rows = call({"export", run, "--format", "jsonl"});
  std::string list;
  int count = 0;
  for (const std::string& line : lines_of(rows.out)) {
    if (line.empty()) continue;
    auto row = nlohmann::json::parse(line);
    CHECK(row["closed_form"]["status"] == "proved");
    CHECK(row["closed_form"]["method"] == "integral");
    CHECK(row["closed_form"]["constant"] == "log2");
    auto certificate = row["given"]["certificate"];
    if (++count == 2) certificate["relation"][0] = "7";                // refused
    if (count == 3) certificate = row["given"]["certificate"]["end"];  // no certificate
    list += nlohmann::json{{"a", row["a"]}, {"b", row["b"]}, {"certificate", certificate}}.dump() + "\n";
  }
  REQUIRE(count == 5);
  CHECK(call({"prove", "--run", run, "--certificates", out}).exit_code == 0);
  CHECK(call({"prove", "--check", out}).exit_code == 0);
  const std::string file = (directory / "list.jsonl").string(), other = (directory / "other").string();
  write_file(file, list);
  CHECK(call({"search", "--list", file, "--out", other, "--quiet"}).exit_code == 0);
  CHECK(call({"match", other, "--quiet"}).exit_code == 0);
  int by_certificate = 0;
  for (const std::string& line : lines_of(call({"export", other, "--format", "jsonl"}).out))
    if (!line.empty()) by_certificate += nlohmann::json::parse(line)["closed_form"]["method"] == "integral";
  CHECK(by_certificate >= 3);
}
