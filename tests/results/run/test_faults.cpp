// A run made while files fail at every call in turn: afterwards the same commands give the same rows, or say that something is damaged.
#include "formulas/error.hpp"
#include "results/pipeline/pipeline.hpp"
#include "results/run/reader.hpp"
#include "results/run/search_run.hpp"
#include "tests/results/run/faulty_memory.hpp"
#include "tests/results/run/faulty_vfs.hpp"
#include "tests/support/process.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace brouncker {
namespace {

namespace fs = std::filesystem;
using testing::FaultyFiles;
using testing::FileFault;

constexpr std::string_view kVersion = "test";

RunInfo wanted() {
  RunInfo info;
  info.job = {SearchSpace::from_templates("A*n+B", "C*n^2+D", {{"", "-1..1"}}), {.depth = 64}, {}};
  info.version = kVersion;
  info.chunk_size = 24;
  return info;
}

StageOptions options() {
  StageOptions options;
  options.threads = 1;
  options.version = kVersion;
  return options;
}

void search_in(const fs::path& directory) {
  WorkOptions work;
  work.threads = 1;
  RunWriter writer(directory, wanted(), std::nullopt);
  search_run(writer, work);
}

/// The search and the stages of the pipeline, by number.
struct Step {
  std::string name;
  std::function<void(const fs::path&)> run;
};

std::vector<Step> steps() {
  std::vector<Step> all = {{"search", search_in}};
  for (const Stage* stage : pipeline())
    all.push_back({std::string(stage->name), [stage](const fs::path& directory) { stage->run(directory, options()); }});
  return all;
}

/// All that a run says, but for times: the rows of the view and of the tables of stages.
std::vector<std::string> rows_of(const fs::path& directory) {
  const RunReader reader(directory);
  std::vector<std::string> lines;
  const auto add = [&](const std::string& table, const std::string& sql) {
    sqlite::Statement rows(reader.database(), sql);
    const int columns = sqlite3_column_count(rows.get());
    while (rows.next()) {
      std::string line = table;
      for (int i = 0; i < columns; ++i) line += "|" + (rows.is_null(i) ? std::string("NULL") : rows.text(i));
      lines.push_back(line);
    }
  };
  add("formulas", "SELECT * FROM formulas ORDER BY id");
  for (const Stage* stage : pipeline())
    for (const StageTable& table : is_done(reader.database(), *stage) ? stage->tables() : std::vector<StageTable>())
      add(std::string(table.name), fmt::format("SELECT * FROM {} ORDER BY 1, 2, 3", table.name));
  return lines;
}

void copy_tree(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  if (fs::exists(from)) fs::copy(from, to, fs::copy_options::recursive);
}

/// What came of a fault, and of the same command again.
enum class Came { same_rows, named, wrong, other };

struct Counts {
  std::uint64_t struck = 0, same = 0, named = 0;
};

class Faults {
 public:
  /// directories_[i] is what step i finds, expected_[i] what is there after it.
  Faults() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      before_.push_back(root_ / ("before-" + std::to_string(i)));
      copy_tree(i == 0 ? fs::path() : work_, before_.back());
      steps_[i].run(work_);
      expected_.push_back(rows_of(work_));
    }
  }

  const std::vector<Step>& steps() const { return steps_; }

  /// How many calls a fault could befall in a step.
  std::uint64_t calls(std::size_t step, FileFault fault) {
    copy_tree(before_[step], work_);
    const FaultyFiles files(fault, 0, 1);
    steps_[step].run(work_);
    return FaultyFiles::calls();
  }

  std::uint64_t allocations(std::size_t step) {
    copy_tree(before_[step], work_);
    const testing::FaultyMemory memory(0, false);
    steps_[step].run(work_);
    return testing::FaultyMemory::calls();
  }

  /// One fault of a file. @return what is wrong; empty: nothing.
  std::string strike(std::size_t step, FileFault fault, std::uint64_t k, Counts& counts) {
    return strike(step, counts, [&] {
      const FaultyFiles files(fault, k, 1000 * k + step);
      steps_[step].run(work_);
      counts.struck += FaultyFiles::struck();
    });
  }

  /// SQLite's memory ends at the k-th call.
  std::string strike(std::size_t step, bool forever, std::uint64_t k, Counts& counts) {
    return strike(step, counts, [&] {
      const testing::FaultyMemory memory(k, forever);
      steps_[step].run(work_);
      counts.struck += testing::FaultyMemory::calls() >= k;
    });
  }

 private:
  std::string strike(std::size_t step, Counts& counts, const std::function<void()>& struck_run) {
    copy_tree(before_[step], work_);
    try {
      struck_run();
    } catch (const Error& error) {
      ++counts.struck;
      if (error.fault() != Fault::file) return std::string("the fault is said to be of the input: ") + error.what();
    }
    return again(step, counts);
  }

  std::string again(std::size_t step, Counts& counts) {
    try {
      steps_[step].run(work_);
      if (const auto now = rows_of(work_); now != expected_[step]) {
        const auto [x, y] = std::mismatch(now.begin(), now.end(), expected_[step].begin(), expected_[step].end());
        return "other rows: " + (x == now.end() ? "an end" : *x) + " instead of " + (y == expected_[step].end() ? "an end" : *y);
      }
      ++counts.same;
      return "";
    } catch (const Error& error) {
      if (error.fault() != Fault::file) return std::string("the damage is said to be of the input: ") + error.what();
      ++counts.named;
      last_named_ = error.what();
      return "";
    }
  }

 public:
  std::string last_named_;

 private:
  testing::TemporaryDirectory root_;
  fs::path work_ = root_ / "run";
  std::vector<Step> steps_ = brouncker::steps();
  std::vector<fs::path> before_;
  std::vector<std::vector<std::string>> expected_;
};

/// Every k where `sampled` is 0; else so many, spread over all.
void check_faults(std::uint64_t sampled) {
  Faults faults;
  for (std::size_t step = 0; step < faults.steps().size(); ++step) {
    for (const FileFault fault :
         {FileFault::error_once, FileFault::error_forever, FileFault::full, FileFault::short_read, FileFault::power_loss}) {
      const std::uint64_t calls = faults.calls(step, fault),
                          stride = sampled == 0 ? 1 : std::max<std::uint64_t>(1, calls / sampled);
      Counts counts;
      for (std::uint64_t k = 1 + (step + static_cast<std::size_t>(fault)) % stride; k <= calls; k += stride) {
        CAPTURE(k);
        CAPTURE(faults.steps()[step].name);
        CAPTURE(testing::kFileFaultNames[static_cast<std::size_t>(fault)]);
        CHECK(faults.strike(step, fault, k, counts) == "");
      }
      MESSAGE(faults.steps()[step].name, ", ", testing::kFileFaultNames[static_cast<std::size_t>(fault)], ": ", calls, " calls, ",
              counts.struck, " faults, ", counts.same, " the same rows afterwards, ", counts.named, " named as damage",
              counts.named ? ": " + faults.last_named_ : "");
      CHECK(counts.struck > 0);
    }
  }
}

/// So many calls of SQLite's allocator a stage, spread over all.
void check_memory(std::uint64_t sampled) {
  Faults faults;
  for (std::size_t step = 0; step < faults.steps().size(); ++step) {
    for (const bool forever : {false, true}) {
      const std::uint64_t calls = faults.allocations(step), stride = std::max<std::uint64_t>(1, calls / sampled);
      Counts counts;
      for (std::uint64_t k = 1 + step % stride; k <= calls; k += stride) {
        CAPTURE(k);
        CAPTURE(faults.steps()[step].name);
        CHECK(faults.strike(step, forever, k, counts) == "");
      }
      MESSAGE(faults.steps()[step].name, std::string(forever ? ", memory ends for good: " : ", memory ends once: "), calls,
              " calls, ", counts.struck, " faults, ", counts.same, " the same rows afterwards, ", counts.named, " named as damage",
              counts.named ? ": " + faults.last_named_ : "");
    }
  }
}

TEST_SUITE("run/faults") {
  TEST_CASE("SQLite's memory ends at some calls of every stage: the same rows afterwards") { check_memory(4); }

  TEST_CASE(
      "files that fail, a full disk and a power loss at some calls of every stage: the same rows afterwards, or a name for the damage") {
    check_faults(4);
  }
}

TEST_SUITE("run/faults/slow") {
  TEST_CASE("SQLite's memory ends at many calls of every stage: the same rows afterwards") {
    check_memory(static_cast<std::uint64_t>(random_formulas::repeated(200)));
  }

  TEST_CASE(
      "files that fail, a full disk and a power loss at every call of every stage: the same rows afterwards, or a name for the damage") {
    check_faults(0);
  }
}

}  // namespace
}  // namespace brouncker
