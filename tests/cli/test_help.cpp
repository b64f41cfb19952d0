#include "tests/support/commands.hpp"

#include <algorithm>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/help");

namespace {

/// The lines below "Example:" of --help.
Words examples_in(const std::string& help) {
  Words examples;
  bool below = false;
  for (const std::string& line : lines_of(help)) {
    if (below && line.starts_with("  ")) examples.push_back(line.substr(2));
    below = below || line == "Example:";
  }
  return examples;
}

/// `brouncker` as a command of the shell, in this directory.
Outcome in_shell(const std::string& line, const std::filesystem::path& directory) {
  const std::string path = std::filesystem::path(BROUNCKER_BINARY).parent_path().string() + ":/usr/bin:/bin";
  return run({.arguments = {"/bin/sh", "-c", line}, .directory = directory, .environment = {{"PATH", path}}});
}

}  // namespace

TEST_CASE("--help of the program lists every command and the exit codes, on stdout") {
  REQUIRE(commands().size() >= 17);
  for (const char* flag : {"--help", "-h"}) {
    const Outcome outcome = call({flag});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err == "");
    for (const char* command : {"eval", "search", "match", "slurm", "bench"})
      CHECK(contains(outcome.out, "\n  " + std::string(command) + " "));
    for (const char* code : {"0", "1", "2", "3", "4", "130"}) CHECK(contains(outcome.out, code));
  }
}

TEST_CASE("--help of a command shows an example and the options that every command has") {
  for (const std::string& command : commands()) {
    CAPTURE(command);
    const Outcome outcome = call({command, "--help"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err == "");
    for (const char* option : {"--help", "--json", "--quiet", "--threads"}) CHECK(contains(outcome.out, option));
    const Words examples = examples_in(outcome.out);
    REQUIRE(examples.size() >= 1);
    for (const std::string& example : examples) CHECK(contains(example, "brouncker " + command + " "));
  }
}

TEST_CASE("every example of --help works as printed, in the order of the commands") {
  const TemporaryDirectory directory;
  // What the examples find: a job, here a smaller one, and a run in shards.
  std::filesystem::create_directories(directory / "doc/jobs");
  write_file(directory / "doc/jobs/published.toml", "[space]\na = \"A*n + B\"\nb = \"C*n^2 + D\"\nrange = \"-2..2\"\n");
  for (const char* shard : {"0/2", "1/2"})
    REQUIRE(in_shell(std::string("brouncker search doc/jobs/published.toml --out runs/big --shard ") + shard, directory.path())
                .exit_code == 0);
  std::size_t run = 0;
  for (const std::string& command : commands()) {
    for (const std::string& example : examples_in(call({command, "--help"}).out)) {
      CAPTURE(example);
      const Outcome outcome = in_shell(example, directory.path());
      CAPTURE(outcome.err);
      CHECK(outcome.exit_code == 0);
      ++run;
    }
  }
  CHECK(run >= commands().size());
}

TEST_CASE("--version prints name and version, one line, on stdout") {
  const Outcome outcome = call({"--version"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err == "");
  REQUIRE(lines_of(outcome.out).size() == 1);
  const std::string line = lines_of(outcome.out)[0];
  REQUIRE(line.substr(0, 10) == "brouncker ");
  CHECK(std::count(line.begin(), line.end(), '.') == 2);
  CHECK(line.find_first_not_of("0123456789.", 10) == std::string::npos);
}

TEST_CASE("an unknown command is refused, and the commands that exist are named") {
  check_refusal(call({"frobnicate"}), 2, Words{"frobnicate"} + commands());
  check_refusal(call({}), 2, {"eval", "search"});
}

TEST_CASE("an unknown option is refused by name") {
  check_refusal(call({"--frobnicate"}), 2, {"--frobnicate"});
  check_refusal(call({"eval", "n", "1", "--frobnicate"}), 2, {"--frobnicate"});
  check_refusal(call({"search", "job.toml", "--out", "run", "--frobnicate"}), 2, {"--frobnicate"});
  check_refusal(call({"query", "run", "--frobnicate", "delta > 0"}), 2, {"--frobnicate"});
  check_refusal(call({"export", "run", "--format", "csv", "--frobnicate"}), 2, {"--frobnicate"});
  check_refusal(call({"constants", "--frobnicate"}), 2, {"--frobnicate"});
}

TEST_CASE("missing and superfluous arguments are refused") {
  check_refusal(call({"eval"}), 2, {"A"});
  check_refusal(call({"eval", "n"}), 2, {"B"});
  check_refusal(call({"eval", "n", "1", "surplus"}), 2, {"surplus"});
  check_refusal(call({"eval", "n", "1", "--digits"}), 2, {"--digits"});
  check_refusal(call({"query"}), 2, {"DIR"});
  check_refusal(call({"export", "somewhere"}), 2, {"--format"});
  check_refusal(call({"search", "--a", "A*n", "--b", "1", "--range", "1..2"}), 2, {"--out"});
}

TEST_CASE("--threads takes a positive number") {
  for (const char* bad : {"0", "-1", "two", "", "1.5", "99999999999999999999"}) {
    CAPTURE(bad);
    check_refusal(call({"eval", "n", "1", "--threads", bad}), 2, {"--threads"});
  }
}

TEST_SUITE_END();
