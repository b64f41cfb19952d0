#include "tests/support/brouncker.hpp"

#include <csignal>

#include <chrono>
#include <random>
#include <string>
#include <thread>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/interruption");

namespace {

/// Seconds of work in many chunks: of a degree whose gcds are exact, formula by formula.
const Words kSpace = {"--a", "A*n^2 + B*n + C", "--b", "D*n^4 + E*n + A", "--range", "-2..2", "--chunk-size", "20"};
/// All values of A..E but those with a = 0 or b = 0.
constexpr int kFormulas = 5 * 5 * 5 * 5 * 5 - 25 - 25 + 1;

Command search(const std::filesystem::path& out, const Words& more = {}) {
  return command_of(Words{"search"} + kSpace + Words{"--out", out.string()} + more);
}

const std::vector<std::string>& undisturbed() {
  static const std::vector<std::string> texts = [] {
    const TemporaryDirectory directory;
    CHECK(run(search(directory / "run", {"--quiet"})).exit_code == 0);
    return exports_of(directory / "run");
  }();
  return texts;
}

void sleep_for(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }

std::string state_in(const std::filesystem::path& run) {
  return json::parse(read_file(run / "run.json")).at("state").get<std::string>();
}

/// Waits until the search has committed chunks (its log has grown to `bytes`), so that an interruption hits the work. False where
/// it ended before.
bool wait_for_work(Process& process, const std::filesystem::path& run, std::uintmax_t bytes = 50'000) {
  std::error_code error;
  for (;;) {
    const std::uintmax_t size = std::filesystem::file_size(run / "run.sqlite-wal", error);
    if (!process.runs()) return false;
    if (!error && size > bytes) return true;
    sleep_for(0.002);
  }
}

std::string command_in(const std::string& message) {
  for (const std::string& line : lines_of(message)) {
    if (const std::size_t place = line.find(" search "); place != std::string::npos) {
      return line.substr(line.find_first_not_of(' '));
    }
  }
  return {};
}

}  // namespace

TEST_CASE("a search killed at random moments and started again exports the same bytes") {
  const TemporaryDirectory directory;
  const std::filesystem::path run_directory = directory / "run";
  std::mt19937_64 random(20241216);
  int killed = 0;
  for (int attempt = 0; attempt < 12 && killed < 6; ++attempt) {
    Process process(search(run_directory, {"--threads", attempt % 2 ? "1" : "2"}));
    // At any moment: before the store is there, or some chunks into the work.
    if (random() % 4 == 0) sleep_for(0.001 * static_cast<double>(random() % 50));
    else wait_for_work(process, run_directory, random() % 100'000);
    sleep_for(0.0001 * static_cast<double>(random() % 100));
    if (process.runs()) ++killed;
    process.send(SIGKILL);
    process.wait();
  }
  CHECK(killed >= 4);
  const Outcome last = run(search(run_directory, {"--json", "--threads", "2"}));
  CAPTURE(last.err);
  REQUIRE(last.exit_code == 0);
  CHECK(json::parse(last.out)["formulas"] == kFormulas);
  CHECK(exports_of(run_directory) == undisturbed());
}

TEST_CASE("a search ended in its very first moments leaves nothing that the same command stumbles over") {
  const TemporaryDirectory directory;
  const Words small = kSmallSpace + Words{"--depth", "64", "--quiet"};
  std::mt19937_64 random(1655);
  for (int attempt = 0; attempt < 40; ++attempt) {
    const int signal = attempt % 2 ? SIGKILL : SIGINT;
    const std::filesystem::path out = directory / std::to_string(attempt);
    const Command command = command_of(Words{"search"} + small + Words{"--out", out.string()});
    double delay = 0;
    {
      Process process(command);
      delay = 0.002 + 0.0001 * static_cast<double>(random() % 400);
      sleep_for(delay);
      process.send(signal);
      const Outcome ended = process.wait();
      CAPTURE(signal);
      // before the program listens to the signal it just ends
      CHECK((ended.exit_code == 0 || ended.exit_code == -signal || (signal == SIGINT && ended.exit_code == 130)));
    }
    const Outcome again = run(command);
    CAPTURE(signal);
    CAPTURE(delay);
    CAPTURE(again.err);
    CHECK(again.exit_code == 0);
  }
}

TEST_CASE("work done before a kill is not done again") {
  const TemporaryDirectory directory;
  {
    Process process(search(directory / "run", {"--threads", "1"}));
    REQUIRE(wait_for_work(process, directory / "run", 500'000));
    process.send(SIGKILL);
    process.wait();
  }
  const Outcome rows = call({"query", (directory / "run").string(), "--columns", "count(*)", "--format", "csv"});
  CAPTURE(rows.err);
  REQUIRE(rows.exit_code == 0);
  CHECK(std::stoi(lines_of(rows.out).at(1)) >= 20);
}

TEST_CASE("Ctrl-C: exit code 130, the command to go on is printed and works as typed") {
  const TemporaryDirectory directory;
  const std::string name = "the user's $HOME run";  // quoting matters
  Command command = command_of(Words{"search"} + kSpace + Words{"--threads", "1", "--out", name});
  command.directory = directory.path();
  Process process(command);
  REQUIRE(wait_for_work(process, directory / name));
  process.send(SIGINT);
  const Outcome stopped = process.wait();
  CAPTURE(stopped.err);
  CHECK(stopped.exit_code == 130);
  CHECK(stopped.out == "");
  CHECK(state_in(directory / name) != "complete");
  const std::string again = command_in(stopped.err);
  REQUIRE(again != "");
  Command shell;
  shell.arguments = {"/bin/sh", "-c", again};
  shell.directory = directory.path();
  const Outcome resumed = run(shell);
  CAPTURE(resumed.err);
  CHECK(resumed.exit_code == 0);
  CHECK(state_in(directory / name) == "complete");
  CHECK(exports_of(directory / name) == undisturbed());
}

TEST_CASE("SIGTERM saves the state like Ctrl-C") {
  const TemporaryDirectory directory;
  Process process(search(directory / "run", {"--threads", "1"}));
  REQUIRE(wait_for_work(process, directory / "run"));
  process.send(SIGTERM);
  CHECK(process.wait().exit_code == 130);
  CHECK(run(search(directory / "run", {"--quiet"})).exit_code == 0);
  CHECK(exports_of(directory / "run") == undisturbed());
}

TEST_CASE("Ctrl-C ends a search with large chunks after the one in work") {
  const TemporaryDirectory directory;
  Process process(command_of({"search", "--a", "A*n^2 + B*n + C", "--b", "D*n^2 + E*n + F", "--range", "-5..5", "--threads", "1",
                              "--out", (directory / "run").string()}));
  REQUIRE(wait_for_work(process, directory / "run"));
  process.send(SIGINT);
  CHECK(process.wait().exit_code == 130);
  CHECK(state_in(directory / "run") == "interrupted");
}

TEST_CASE("two searches never work on one directory at the same time") {
  const TemporaryDirectory directory;
  Process first(search(directory / "run", {"--threads", "1"}));
  REQUIRE(wait_for_work(first, directory / "run"));
  const Outcome second = run(search(directory / "run"));
  if (first.runs()) check_refusal(second, 4, {(directory / "run").string()});
  CHECK(first.wait().exit_code == 0);
  CHECK(exports_of(directory / "run") == undisturbed());
}

TEST_CASE("a run in progress can be read") {
  const TemporaryDirectory directory;
  Process process(search(directory / "run", {"--threads", "1"}));
  REQUIRE(wait_for_work(process, directory / "run"));
  const Outcome rows = call({"query", (directory / "run").string(), "--columns", "count(*)", "--format", "csv"});
  CAPTURE(rows.err);
  CHECK(rows.exit_code == 0);
  CHECK(process.wait().exit_code == 0);
}

TEST_CASE("a half-finished run is exported with what it has, and says so") {
  const TemporaryDirectory directory;
  Process process(search(directory / "run", {"--threads", "1"}));
  REQUIRE(wait_for_work(process, directory / "run"));
  process.send(SIGINT);
  REQUIRE(process.wait().exit_code == 130);
  const Outcome outcome = call({"export", (directory / "run").string(), "--format", "csv"});
  CHECK(outcome.exit_code == 0);
  CHECK(lines_of(outcome.out).size() > 1);
  CHECK(lines_of(outcome.out).size() < 1 + kFormulas);
  CHECK(lines_of(outcome.err).size() == 1);
}

TEST_SUITE_END();
