// `operator new` that fails at a chosen call of a search or a stage: one line and exit code 4, and the same command again gives the
// same rows.
#include "tests/support/brouncker.hpp"
#include "tests/support/random_formulas.hpp"

#include <random>

using namespace brouncker::testing;
namespace fs = std::filesystem;

namespace {

Command without_memory(const Words& words, long k, const fs::path& count) {
  Command command = command_of(words + Words{"--quiet", "--threads", "1"});
  command.environment = {{"LD_PRELOAD", BROUNCKER_FAIL_NEW_LIBRARY},
                         {"BROUNCKER_FAIL_NEW", std::to_string(k)},
                         {"BROUNCKER_COUNT_NEW", count.string()}};
  return command;
}

/// Sanitizers have an `operator new` of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kOwnNew = true;
#else
constexpr bool kOwnNew = false;
#endif

/// The commands of a run, with `samples` failing calls each.
void check_memory(int samples) {
  if (kOwnNew) return;
  const TemporaryDirectory directory;
  const fs::path run = directory / "run", ready = directory / "ready", count = directory / "count";
  const std::vector<Words> commands = {
      {"search", "--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-1..1", "--depth", "64", "--out", run.string()},
      {"match", run.string()},
      {"cluster", run.string()},
      {"families", run.string()}};
  std::mt19937_64 random(1655);
  for (const Words& command : commands) {
    fs::remove_all(ready);
    if (fs::exists(run)) fs::copy(run, ready, fs::copy_options::recursive);
    REQUIRE(brouncker::testing::run(without_memory(command, 0, count)).exit_code == 0);
    const std::vector<std::string> expected = exports_of(run);
    const long calls = std::stol(read_file(count));
    REQUIRE(calls > 0);
    int named = 0, unnoticed = 0;
    for (int sample = 0; sample < samples; ++sample) {
      fs::remove_all(run);
      if (fs::exists(ready)) fs::copy(ready, run, fs::copy_options::recursive);
      const long k = 1 + static_cast<long>(random() % static_cast<std::uint64_t>(calls));
      const Outcome outcome = brouncker::testing::run(without_memory(command, k, count));
      CAPTURE(joined(command));
      CAPTURE(k);
      CAPTURE(outcome.err);
      if (outcome.exit_code == 0) ++unnoticed;
      else {
        ++named;
        CHECK(faults_of_refusal(outcome, 4, {}) == "");
      }
      const Outcome again = call(command + Words{"--quiet", "--threads", "1"});
      CAPTURE(again.err);
      CHECK(again.exit_code == 0);
      CHECK((exports_of(run) == expected));
    }
    MESSAGE(command[0], ": ", calls, " calls, ", samples, " of them failed: ", named, " named, ", unnoticed, " without effect");
  }
}

}  // namespace

TEST_SUITE("cli/memory") {
  TEST_CASE("memory that ends at some calls is one line and exit code 4, and the run is not damaged") { check_memory(4); }
}

TEST_SUITE("cli/memory/slow") {
  TEST_CASE("memory that ends at many calls is one line and exit code 4, and the run is not damaged") {
    check_memory(brouncker::random_formulas::repeated(200));
  }
}
