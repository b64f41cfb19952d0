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
  for (const char* stage : {"search", "match", "literature", "cluster", "families", "report"}) CHECK(all.contains(stage));
  CHECK(all["search"]["formulas"] == 96);
  CHECK(all["match"]["identified"] > 0);
  CHECK(all["match"]["control_found"] == true);
  CHECK(std::filesystem::exists(all["report"]["page"].get<std::string>()));
  const json again = json_of(command);
  for (const char* stage : {"match", "literature", "cluster", "families"}) {
    json first = all[stage], second = again[stage];
    for (json* each : {&first, &second}) each->erase("cpu_seconds");  // the last of it is spent on storing
    CHECK(first == second);
  }
  CHECK(contains(call(Words{"discover"} + kSpace + Words{"--out", run}).err, "match: done before"));
}

TEST_CASE("discover does again what was done with other constants or options, and nothing twice") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string(), file = (directory / "mine.txt").string();
  // PCF(n + 1, z) = sqrt(z) I0(2 sqrt z)/I1(2 sqrt z); z = 37 is not in the catalogue.
  write_file(file, "mine = besseli(1, 2*sqrt(37))*sqrt(37)/besseli(0, 2*sqrt(37))\n");
  const Words plain = {"discover", "--a", "n + A", "--b", "37", "--range", "1..3", "--depth", "64", "--out", run, "--json"},
              with_mine = plain + Words{"--constants", file};
  /// The stages that were done before, and in how many formulas the user's constant is found.
  const auto outcome = [&](const Words& command) {
    const Outcome called = call(command);
    CAPTURE(called.err);
    REQUIRE(called.exit_code == 0);
    std::string before;
    for (const char* stage : {"match", "literature", "cluster", "families"})
      if (contains(called.err, std::string(stage) + ": done before")) before += std::string(stage) + " ";
    const json by_constant = json::parse(called.out)["match"]["by_constant"];
    const int mine = by_constant.value("mine", 0);
    CHECK(lines_of(output_of({"query", run, "--where", "constant = 'mine'", "--columns", "id", "--format", "csv"})).size() ==
          static_cast<std::size_t>(mine) + 1);
    return std::pair(before, mine);
  };
  using Found = std::pair<std::string, int>;
  const std::string all = "match literature cluster families ";
  CHECK(outcome(with_mine) == Found("", 3));
  CHECK(outcome(with_mine) == Found(all, 3));
  CHECK(outcome(plain) == Found("", 0));
  CHECK(outcome(plain) == Found(all, 0));
  CHECK(outcome(with_mine) == Found("", 3));
  // Another definition under the same name, in the same file.
  write_file(file, "mine = besseli(1, 2*sqrt(38))*sqrt(38)/besseli(0, 2*sqrt(38))\n");
  CHECK(outcome(with_mine) == Found("", 0));
  CHECK(outcome(with_mine) == Found(all, 0));
  // What a single command did with other options; what needs it goes with it.
  output_of({"cluster", run, "--preset", "paper", "--quiet"});
  CHECK(outcome(with_mine) == Found("match literature families ", 0));
  output_of({"match", run, "--no-pairs", "--constants", file, "--quiet"});
  CHECK(outcome(with_mine) == Found("", 0));
  output_of({"match", run, "--constants", file, "--quiet"});
  CHECK(outcome(with_mine) == Found("match ", 0));
}

TEST_CASE("discover stores what the single commands store") {
  const TemporaryDirectory directory;
  const std::string one = (directory / "one").string(), other = (directory / "other").string();
  output_of(Words{"discover"} + kSpace + Words{"--out", one, "--quiet"});
  output_of(Words{"search"} + kSpace + Words{"--out", other, "--quiet"});
  for (const char* stage : {"match", "literature", "cluster", "families"}) output_of({stage, other, "--quiet"});
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
  write_file(directory / "mine.txt", "mine = 1 +\n");
  check_refusal(call(Words{"discover"} + kSpace + Words{"--out", run.string(), "--constants", (directory / "mine.txt").string()}),
                2, {"line 1"});
  CHECK_FALSE(std::filesystem::exists(run));
}

TEST_SUITE_END();
