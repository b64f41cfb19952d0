#include "tests/support/brouncker.hpp"

#include <algorithm>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/help");

namespace {

const Words kCommands = {"eval", "search", "query", "export", "merge", "constants"};

/// The arguments of a line such as  brouncker eval "2n+1" "n^2", as a shell would cut it.
Words words_of_shell_line(const std::string& line) {
  const Outcome outcome = run({.arguments = {"/bin/sh", "-c", "for w in " + line + "; do printf '%s\\n' \"$w\"; done"}});
  return lines_of(outcome.out);
}

Words examples_in(const std::string& help) {
  Words examples;
  for (const std::string& line : lines_of(help)) {
    const std::size_t start = line.find_first_not_of(' ');
    if (start != std::string::npos && start > 0 && line.compare(start, 10, "brouncker ") == 0) {
      examples.push_back(line.substr(start + 10));
    }
  }
  return examples;
}

}  // namespace

TEST_CASE("--help of the program lists every command and the exit codes, on stdout") {
  for (const char* flag : {"--help", "-h"}) {
    const Outcome outcome = call({flag});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err == "");
    for (const std::string& command : kCommands) CHECK(contains(outcome.out, "\n  " + command + " "));
    for (const char* code : {"0", "1", "2", "3", "4", "130"}) CHECK(contains(outcome.out, code));
  }
}

TEST_CASE("--help of a command shows an example and the options that every command has") {
  for (const std::string& command : kCommands) {
    CAPTURE(command);
    const Outcome outcome = call({command, "--help"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err == "");
    for (const char* option : {"--help", "--json", "--quiet", "--threads"}) CHECK(contains(outcome.out, option));
    const Words examples = examples_in(outcome.out);
    REQUIRE(examples.size() >= 1);
    CHECK(examples[0].substr(0, command.size()) == command);
  }
}

TEST_CASE("every example of --help works as printed") {
  const TemporaryDirectory directory;
  for (const char* name : {"search", "eval", "constants", "query", "export"}) {
    for (const std::string& example : examples_in(call({name, "--help"}).out)) {
      CAPTURE(example);
      Command command = command_of(words_of_shell_line(example));
      command.directory = directory.path();
      const Outcome outcome = run(command);
      CAPTURE(outcome.err);
      CHECK(outcome.exit_code == 0);
    }
  }
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
  check_refusal(call({"frobnicate"}), 2, Words{"frobnicate"} + kCommands);
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
