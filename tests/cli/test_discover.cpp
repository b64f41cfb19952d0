#include "tests/support/brouncker.hpp"

#include <filesystem>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/discover");

namespace {
const Words kSpace = {"--a", "A*n + B", "--b", "C*n^2", "--range", "-2..2"};
}

TEST_CASE("discover is all stages in one go, and the same call again only writes the report") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string();
  const Words command = Words{"discover"} + kSpace + Words{"--out", run, "--json", "--quiet"};
  const json all = json_of(command);
  for (const char* stage : {"search", "match", "cluster", "families", "report"}) CHECK(all.contains(stage));
  CHECK(all["search"]["formulas"] == 96);
  CHECK(all["match"]["identified"] > 0);
  CHECK(all["match"]["control_found"] == true);
  CHECK(std::filesystem::exists(all["report"]["page"].get<std::string>()));
  const json again = json_of(command);
  for (const char* stage : {"match", "cluster", "families"}) {
    json first = all[stage], second = again[stage];
    for (json* each : {&first, &second}) each->erase("cpu_seconds");  // the last of it is spent on storing
    CHECK(first == second);
  }
  CHECK(contains(call(Words{"discover"} + kSpace + Words{"--out", run}).err, "match: done before"));
}

TEST_CASE("discover stores what the single commands store") {
  const TemporaryDirectory directory;
  const std::string one = (directory / "one").string(), other = (directory / "other").string();
  output_of(Words{"discover"} + kSpace + Words{"--out", one, "--quiet"});
  output_of(Words{"search"} + kSpace + Words{"--out", other, "--quiet"});
  for (const char* stage : {"match", "cluster", "families"}) output_of({stage, other, "--quiet"});
  CHECK(exports_of(one) == exports_of(other));
  CHECK(output_of({"export", one, "--what", "families", "--format", "json"}) ==
        output_of({"export", other, "--what", "families", "--format", "json"}));
}

TEST_CASE("discover refuses bad input before any work") {
  const TemporaryDirectory directory;
  const auto run = directory / "run";
  check_refusal(call({"discover", "--a", "n", "--b", "m^", "--out", run.string()}), 2, {"b: column 3"});
  check_refusal(call(Words{"discover"} + kSpace + Words{"--out", run.string(), "--constants", (directory / "none").string()}), 4,
                {"none"});
  CHECK_FALSE(std::filesystem::exists(run));
}

TEST_SUITE_END();
