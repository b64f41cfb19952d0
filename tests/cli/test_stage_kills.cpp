// Every stage, `discover`, shards and their joining killed at random moments: afterwards the same commands give the same bytes.
#include "tests/cli/everything.hpp"

#include <chrono>
#include <csignal>
#include <functional>
#include <random>
#include <thread>

using namespace brouncker::testing;
namespace fs = std::filesystem;

namespace {

const Words kSpace = {"--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-2..2"};

/// Commands that are killed, each before the next may begin, on a run that `before` has made ready.
struct Scenario {
  std::string name;
  std::vector<Words> before, killed;
};

std::vector<Scenario> scenarios(const std::string& run) {
  const Words search = Words{"search"} + kSpace + Words{"--out", run, "--chunk-size", "64"};
  const auto stage = [&](const std::string& name, const Words& more = {}) { return Words{name, run} + more; };
  return {
      {"search", {}, {search}},
      {"search by shards, and their merge",
       {},
       {search + Words{"--shard", "0/2"}, search + Words{"--shard", "1/2"}, {"merge", run, "--out", run}}},
      {"match", {search}, {stage("match")}},
      {"match by shards, and their gathering",
       {search},
       {stage("match", {"--shard", "0/3"}), stage("match", {"--shard", "1/3"}), stage("match", {"--shard", "2/3"}),
        stage("match", {"--gather"})}},
      {"cluster", {search, stage("match")}, {stage("cluster")}},
      {"families", {search, stage("match"), stage("cluster")}, {stage("families")}},
      {"report", {search, stage("match"), stage("cluster"), stage("families")}, {stage("report")}},
      {"discover", {}, {Words{"discover"} + kSpace + Words{"--out", run}}},
  };
}

/// The page of `report` without the CPU times of its stages.
std::string without_times(std::string text) {
  for (const char* stage : {"search", "match", "cluster", "families", "together"}) {
    const std::string cell = "<td>" + std::string(stage) + "</td>";
    for (std::size_t at = 0; (at = text.find(cell, at)) != text.npos; at += cell.size())
      text.erase(at + cell.size(), text.find("</tr>", at) - at - cell.size());
  }
  return text;
}

void do_quietly(const Words& command) { output_of(command + Words{"--quiet", "--threads", "2"}); }

double seconds_of(const Words& command) {
  const auto begin = std::chrono::steady_clock::now();
  do_quietly(command);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

class Kills {
 public:
  /// The same run, undisturbed.
  explicit Kills(const fs::path& directory) : directory_(directory), run_(directory / "run") {
    do_quietly(Words{"discover"} + kSpace + Words{"--out", run_.string()});
    expected_ = everything_of(run_, directory_ / "out");
  }

  const fs::path& run() const { return run_; }

  /// Kills so often, all commands of the scenario in turn; a command that ends before the kill is begun anew from `before`.
  void check(const Scenario& scenario, int kills) {
    fs::remove_all(run_);
    std::vector<double> seconds;
    for (const Words& command : scenario.before) do_quietly(command);
    const fs::path ready = directory_ / "ready";
    fs::remove_all(ready);
    if (fs::exists(run_)) fs::copy(run_, ready, fs::copy_options::recursive);
    for (const Words& command : scenario.killed) seconds.push_back(seconds_of(command));
    complete(scenario);
    int killed = 0, endings = 0;
    while (killed < kills) {
      fs::remove_all(run_);
      if (fs::exists(ready)) fs::copy(ready, run_, fs::copy_options::recursive);
      killed += go_through(scenario, seconds, std::min(3, kills - killed));
      ++endings;
      complete(scenario);
    }
    MESSAGE(scenario.name, ": killed ", killed, " times, ended ", endings, " times with the same bytes");
    killed_ += killed;
  }

  int killed() const { return killed_; }

 private:
  /// Each command until it ends, killed at most `most` times in all.
  int go_through(const Scenario& scenario, const std::vector<double>& seconds, int most) {
    int killed = 0;
    for (std::size_t i = 0; i < scenario.killed.size(); ++i) {
      for (bool ended = false; !ended;) {
        Process process(command_of(scenario.killed[i] + Words{"--quiet", "--threads", random_() % 2 ? "1" : "2"}));
        const bool kill = killed < most && random_() % scenario.killed.size() == 0;
        if (kill) {
          std::this_thread::sleep_for(std::chrono::duration<double>(seconds[i] * static_cast<double>(random_() % 1000) / 1000));
          killed += process.runs();
          process.send(SIGKILL);
        }
        const Outcome outcome = process.wait();
        CAPTURE(scenario.name);
        CAPTURE(outcome.err);
        REQUIRE((outcome.exit_code == 0 || (kill && outcome.exit_code == -SIGKILL)));
        ended = outcome.exit_code == 0;
      }
    }
    return killed;
  }

  /// Does what is not done of a run, and compares.
  void complete(const Scenario& scenario) {
    for (const char* stage : {"match", "cluster", "families"}) {
      const bool done = scenario.name == "discover" || std::string(stage) == scenario.killed.back()[0];
      if (!done && !has(scenario, stage)) do_quietly({stage, run_.string()});
    }
    CAPTURE(scenario.name);
    const auto found = everything_of(run_, directory_ / "out");
    for (const auto& [command, text] : expected_) {
      CAPTURE(command);
      CHECK((without_times(found.at(command)) == without_times(text)));
    }
  }

  static bool has(const Scenario& scenario, const std::string& stage) {
    for (const auto* commands : {&scenario.before, &scenario.killed})
      for (const Words& command : *commands)
        if (command[0] == stage) return true;
    return false;
  }

  fs::path directory_, run_;
  std::map<std::string, std::string> expected_;
  std::mt19937_64 random_{20260};
  int killed_ = 0;
};

void check_all(int kills_each) {
  const TemporaryDirectory directory;
  Kills kills(directory.path());
  for (const Scenario& scenario : scenarios(kills.run().string())) kills.check(scenario, kills_each);
  MESSAGE(kills.killed(), " kills");
}

}  // namespace

TEST_SUITE("cli/stage_kills/slow") {
  TEST_CASE("100 kills over all stages, discover, and shards with their joining: the same bytes at the end") { check_all(13); }
}
