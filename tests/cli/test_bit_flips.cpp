// A bit of a complete run's store turned over: every command that reads it says the same as before, or names the damage.
#include "tests/cli/everything.hpp"
#include "tests/support/random_formulas.hpp"

#include <random>

using namespace brouncker::testing;
namespace fs = std::filesystem;

namespace {

struct Counts {
  int flips = 0, unchanged = 0, named = 0, believed = 0, other = 0;
};

/// What one command makes of a damaged store.
enum class Made { unchanged, named, believed, other };

Made made_of(const Words& command, const Reading& reading, const std::map<std::string, std::string>& undamaged) {
  const Outcome& outcome = reading.outcome;
  if (outcome.exit_code == 4)
    return faults_of_refusal({outcome.exit_code, outcome.timed_out, false, "", outcome.err}, 4, {"run"}).empty() ? Made::named
                                                                                                                 : Made::other;
  if (outcome.exit_code != 0) return Made::other;
  std::string text = outcome.out;
  for (const auto& [file, content] : reading.files) text += file + "\n" + content;
  return text == undamaged.at(joined(command)) ? Made::unchanged : Made::believed;
}

void flip(const fs::path& file, std::uint64_t bit) {
  std::string bytes = read_file(file);
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
  write_file(file, bytes);
}

/// Turns `flips` random bits over, one at a time.
void check_flips(int flips) {
  const TemporaryDirectory directory;
  const fs::path run = directory / "run", store = run / "run.sqlite", out = directory / "out";
  output_of(Words{"discover", "--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-1..2", "--out", run.string(), "--quiet"});
  const auto undamaged = everything_of(run, out);
  const std::string whole = read_file(store);
  std::mt19937_64 random(1655);
  Counts counts;
  for (; counts.flips < flips; ++counts.flips) {
    const std::uint64_t bit = random() % (whole.size() * 8);
    bool named = false, wrong = false;
    for (const Words& command : all_readings(run.string(), out)) {
      write_file(store, whole);
      flip(store, bit);
      const Reading reading = reading_of(command, out);
      const Made made = made_of(command, reading, undamaged);
      named = named || made == Made::named;
      if (made != Made::believed && made != Made::other) continue;
      wrong = true;
      ++(made == Made::believed ? counts.believed : counts.other);
      CAPTURE(bit);
      CAPTURE(joined(command));
      CAPTURE(reading.outcome.exit_code);
      CAPTURE(reading.outcome.err);
      CHECK(made != Made::believed);
      CHECK(made != Made::other);
    }
    if (!wrong) ++(named ? counts.named : counts.unchanged);
  }
  MESSAGE(counts.flips, " bits turned over in ", whole.size(), " bytes: ", counts.named, " named, ", counts.unchanged,
          " without effect; commands that believed the damage: ", counts.believed, ", that ended otherwise: ", counts.other);
}

}  // namespace

TEST_SUITE("cli/bit_flips") {
  TEST_CASE("a bit of the store turned over is named by every command that reads it, or changes nothing") { check_flips(3); }
}

TEST_SUITE("cli/bit_flips/slow") {
  TEST_CASE("1,000 bits of the store turned over, one at a time") { check_flips(brouncker::random_formulas::repeated(1000)); }
}
