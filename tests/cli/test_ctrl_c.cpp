// Every command that can run longer than a second ends within one of a Ctrl-C.
#include "tests/support/brouncker.hpp"

#include <csignal>

#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include <sys/stat.h>

using namespace brouncker::testing;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("cli/ctrl-c");

namespace {

using Clock = std::chrono::steady_clock;

/// The program promises one second; the rest is for machines with more work than cores.
constexpr double kPatience = 5;

void sleep_for(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }

struct Stopped {
  Outcome outcome;
  double seconds = 0;
  bool at_work = true;  ///< when the signal came
};

Stopped stopped(const Words& arguments, int signal, double after, const fs::path& directory) {
  Command command = command_of(arguments);
  command.directory = directory;
  command.timeout_seconds = 60;
  Process process(command);
  while (process.runs() && !process.catches(signal)) sleep_for(0.001);  // it has not come to its first line
  sleep_for(after);
  Stopped result;
  result.at_work = process.runs();
  const auto begin = Clock::now();
  process.send(signal);
  result.outcome = process.wait();
  result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return result;
}

/// Stopped in the midst of its work, however fast the machine is: what had ended (or had only to store what it found) before the
/// signal came is begun anew in a prepared directory, and stopped in half the time.
Stopped stopped_at_work(const Words& arguments, int signal, const fs::path& directory, const std::function<void()>& prepare = {}) {
  for (double after = 0.4;; after /= 2) {
    if (prepare) prepare();
    Stopped result = stopped(arguments, signal, after, directory);
    const bool done = !result.at_work || result.outcome.exit_code == 0;
    if (!done || after < 0.01) return result;
  }
}

void check_stops(const Words& arguments, int signal, const fs::path& directory) {
  CAPTURE(joined(arguments).substr(0, 200));
  const Stopped result = stopped_at_work(arguments, signal, directory);
  CAPTURE(result.outcome.err);
  REQUIRE(result.at_work);
  CHECK(result.outcome.exit_code == 130);
  CHECK(result.seconds < kPatience);
  CHECK(contains(result.outcome.err, "brouncker: interrupted"));
  if (arguments.front() != "constants") CHECK(result.outcome.out.empty());  // those that are done are printed
}

/// A product of so many different functions of high precision.
std::string many_gammas(int count) {
  std::string text = "gamma(1/3)";
  for (int i = 4; i < count + 4; ++i) text += "*gamma(1/" + std::to_string(i) + ")";
  return text;
}

/// Half a second of work or more in every stage.
const fs::path& larger_run() {
  static const TemporaryDirectory directory;
  static const fs::path path = [] {
    const fs::path run = directory / "run";
    output_of({"search", "--a", "A*n^2 + B*n + C", "--b", "D*n^2 + E*n", "--range", "-4..4", "--depth", "64", "--out", run.string(),
               "--quiet"});
    return run;
  }();
  return path;
}

}  // namespace

TEST_CASE("work on one formula ends at once, in whatever library it is") {
  const TemporaryDirectory directory;
  const std::string huge(9'999, '7');
  const Words commands[] = {
      {"eval", huge + "n + 1", "n"},
      {"eval", "2n+1", "n^2", "--digits", "1000000"},
      {"verify", "2n+1", "n^2", many_gammas(150), "--digits", "30000"},
      {"identify", "--file", "pipe"},
      {"prove", "--check", "pipe"},
      {"search", "pipe", "--out", "run"},
      {"constants", "--digits", "200000"},
      {"bench"},
  };
  REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
  for (const Words& command : commands) {
    check_stops(command, SIGINT, directory.path());
    check_stops(command, SIGTERM, directory.path());
  }
}

TEST_CASE("a condition in SQL that takes long ends at once") {
  const TemporaryDirectory directory;
  const std::string where = "(SELECT count(*) FROM measured x, measured y, measured z WHERE x.id * y.id * z.id % 7 = 3) > 5";
  check_stops({"query", larger_run().string(), "--where", where}, SIGINT, directory.path());
  check_stops({"export", larger_run().string(), "--format", "csv", "--where", where}, SIGTERM, directory.path());
}

TEST_CASE("the families around one formula, a report and a catalogue end at once and leave no half files") {
  const TemporaryDirectory directory;
  const std::string run = larger_run().string();
  for (const Words& command : {Words{"families", "--seed", "7n^2+7n+2", "8n^4", "--quiet"},
                               {"report", run, "--out", "page.html", "--quiet"},
                               {"catalogue", run, "--out", "c"},
                               {"export", run, "--format", "latex", "--out", "formulas.tex"}}) {
    CAPTURE(joined(command));
    const Stopped result = stopped(command, SIGINT, 0.05, directory.path());
    CHECK((result.outcome.exit_code == 130 || !result.at_work || result.outcome.exit_code == 4 || result.outcome.exit_code == 0));
    CHECK(result.seconds < kPatience);
    if (result.outcome.exit_code == 130)
      for (const auto& entry : fs::recursive_directory_iterator(directory.path())) {
        CAPTURE(entry.path().string());
        CHECK_FALSE(entry.path().extension() == ".tmp");
      }
  }
}

TEST_CASE("every stage that keeps what is done says how to go on, within a second, and goes on") {
  const TemporaryDirectory directory;
  const fs::path run = directory / "run";
  const Words space = {"--a",   "A*n^2 + B*n + C", "--b", "D*n^4 + E*n + A", "--range",
                       "-6..6", "--threads",       "1",   "--out",           run.string()};
  // A chunk that holds the whole space, so that there is no safe place within the second.
  for (const Words& command :
       {Words{"search"} + space + Words{"--chunk-size", "10000000"}, Words{"discover"} + space + Words{"--force"}}) {
    CAPTURE(joined(command));
    const Stopped result = stopped_at_work(command, SIGINT, directory.path(), [&] { fs::remove_all(run); });
    CAPTURE(result.outcome.err);
    REQUIRE(result.at_work);
    CHECK(result.outcome.exit_code == 130);
    CHECK(result.seconds < kPatience);
    CHECK(contains(result.outcome.err, "To go on:"));
    CHECK(contains(result.outcome.err, run.string()));
  }
  const fs::path before = directory / "before", copy = directory / "copy";
  fs::copy(larger_run(), before, fs::copy_options::recursive);
  for (const char* stage : {"match", "cluster", "families"}) {
    CAPTURE(stage);
    const Stopped result = stopped_at_work({stage, copy.string()}, SIGINT, directory.path(), [&] {
      fs::remove_all(copy);
      fs::copy(before, copy, fs::copy_options::recursive);
    });
    CAPTURE(result.outcome.err);
    REQUIRE(result.at_work);
    CHECK(result.seconds < kPatience);
    CHECK(result.outcome.exit_code == 130);
    CHECK(contains(result.outcome.err, "brouncker: interrupted"));
    const Outcome whole = call({stage, copy.string(), "--quiet"});
    CAPTURE(whole.err);
    CHECK(whole.exit_code == 0);
    fs::remove_all(before);
    fs::copy(copy, before, fs::copy_options::recursive);
  }
}

TEST_CASE("a second Ctrl-C does not wait") {
  const TemporaryDirectory directory;
  Command command = command_of({"search", "--a", "A*n^2 + B*n + C", "--b", "D*n^4 + E*n + A", "--range", "-6..6", "--chunk-size",
                                "10000000", "--out", (directory / "run").string(), "--threads", "1"});
  Process process(command);
  sleep_for(1);
  REQUIRE(process.runs());
  const auto begin = Clock::now();
  process.send(SIGTERM);  // by itself it waits for the chunk
  sleep_for(0.1);
  process.send(SIGINT);
  const Outcome outcome = process.wait();
  CHECK(outcome.exit_code == 130);
  CHECK(std::chrono::duration<double>(Clock::now() - begin).count() < kPatience);
}

TEST_SUITE_END();
