#include "tests/support/brouncker.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <thread>

using namespace brouncker::testing;
namespace fs = std::filesystem;

namespace {

struct Task {
  const char *a, *b, *range, *chunk_size;
  int kills, threads;
};

/// Chunk -> how often it was begun.
std::map<std::uint64_t, int> begun_chunks(const fs::path& log) {
  std::map<std::uint64_t, int> begun;
  const std::string bytes = fs::exists(log) ? read_file(log) : "";
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, bytes.data() + at, 8);
    ++begun[chunk];
  }
  return begun;
}

std::size_t begins(const fs::path& log) { return fs::exists(log) ? fs::file_size(log) / 8 : 0; }

/// Kills the search again and again, each time after a random number of chunks; then lets it end.
void check_kills(const Task& task) {
  const TemporaryDirectory directory;
  const fs::path run_directory = directory / "run", log = directory / "begun";
  const Words space = {"--a", task.a, "--b", task.b, "--range", task.range};
  const Words options = {"--chunk-size", task.chunk_size, "--quiet"};
  output_of(Words{"search"} + space + options + Words{"--out", (directory / "undisturbed").string()});
  Command command;
  command.arguments = {BROUNCKER_COUNTED_SEARCH,
                       run_directory.string(),
                       log.string(),
                       std::to_string(task.threads),
                       task.chunk_size,
                       task.a,
                       task.b,
                       task.range};
  std::mt19937_64 random(20241216);
  int killed = 0;
  for (; killed < task.kills; ++killed) {
    Process process(command);
    const std::size_t until = begins(log) + 1 + random() % 8;
    while (process.runs() && begins(log) < until) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 100'000));
    REQUIRE(process.runs());  // or the kill would not hit
    process.send(SIGKILL);
    CHECK(process.wait().exit_code == -SIGKILL);
  }
  REQUIRE(brouncker::testing::run(command).exit_code == 0);
  int repeated = 0;
  const auto begun = begun_chunks(log);
  for (const auto& [chunk, times] : begun) repeated += times - 1;
  MESSAGE(killed, " kills of ", task.threads, " threads: ", repeated, " of ", begun.size(), " chunks computed again");
  CHECK(repeated > 0);
  CHECK(repeated <= killed * task.threads);
  CHECK(exports_of(run_directory) == exports_of(directory / "undisturbed"));
}

}  // namespace

TEST_SUITE_BEGIN("cli/kills");

TEST_CASE("a search killed 4 times at random: the same exports, and at most one chunk a thread is computed again for each kill") {
  check_kills({"A*n^2 + B*n + C", "D*n^4 + E*n + A", "-2..2", "200", 4, 2});
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("cli/kills/slow");

TEST_CASE("a search of 200,000 formulas killed 20 times at random") {
  // 143 polynomials a times 1727 polynomials b: 246,961 formulas
  check_kills({"A*n + B", "C*n^2 + D*n + E", "-5..6", "1200", 20, 2});
}

TEST_SUITE_END();
