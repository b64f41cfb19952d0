#include "tests/support/brouncker.hpp"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <string>
#include <thread>

using namespace brouncker::testing;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("cli/slurm");

namespace {

/// Stands in for sbatch where there is no Slurm: runs every task at once, one after the other, and writes down what it was asked.
/// $LOST names tasks ("1_3": index 3 of the first array) that a failing node swallows.
constexpr const char* kSbatch = R"(#!/bin/bash
echo "$*" >>"$STAND_IN/calls"
id=$(($(cat "$STAND_IN/id" 2>/dev/null || echo 0) + 1))
echo $id >"$STAND_IN/id"
indices=
while [[ $1 == --* ]]; do
  case $1 in --array=*) indices=${1#--array=}; indices=${indices%%%*} ;; esac
  shift
done
if [ -n "$indices" ]; then
  for i in $(seq "${indices%-*}" "${indices#*-}"); do
    case " $LOST " in *" ${id}_$i "*) continue ;; esac
    SLURM_ARRAY_JOB_ID=$id SLURM_ARRAY_TASK_ID=$i bash "$@" >/dev/null 2>>"$STAND_IN/errors"
  done
else
  bash "$@" >>"$STAND_IN/merges" 2>&1
fi
echo "$id"
)";

constexpr const char* kScontrol = R"(#!/bin/bash
case $1 in
  show) echo "MaxArraySize            = ${MAX_ARRAY:-3}" ;;
  *) echo "$*" >>"$STAND_IN/scontrol" ;;
esac
)";

struct StandIn {
  TemporaryDirectory directory;
  fs::path run = directory / "the run";  // a blank, as in names of users' directories

  StandIn() {
    fs::create_directory(directory / "bin");
    for (const auto& [name, text] : {std::pair{"sbatch", kSbatch}, {"scontrol", kScontrol}}) {
      write_file(directory / "bin" / name, text);
      fs::permissions(directory / "bin" / name, fs::perms::owner_all);
    }
  }
  std::string said(const std::string& file) const { return fs::exists(directory / file) ? read_file(directory / file) : ""; }
  Command prepared(Command command, const std::string& lost = "") const {
    command.environment = {{"PATH", (directory / "bin").string() + ":" + std::getenv("PATH")},
                           {"STAND_IN", directory.path().string()},
                           {"LOST", lost}};
    return command;
  }
  Outcome slurm(const Words& more, const std::string& lost = "") const {
    return brouncker::testing::run(
        prepared(command_of(Words{"slurm"} + kSmallSpace + Words{"--chunk-size", "50", "--out", run.string()} + more), lost));
  }
  Command script(const Words& words) const {
    Command command;
    command.arguments = Words{"bash"} + words;
    return prepared(command);
  }
};

std::string state_of(const fs::path& run) { return json::parse(read_file(run / "run.json")).at("state"); }

std::vector<std::string> lines_with(const std::string& text, const std::string& part) {
  std::vector<std::string> lines;
  for (const std::string& line : lines_of(text))
    if (contains(line, part)) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("the submitted jobs end in a complete run; arrays stay below MaxArraySize") {
  const StandIn cluster;
  const Outcome outcome = cluster.slurm({"--tasks", "7", "--submit", "--at-once", "2"});
  CAPTURE(outcome.err);
  CAPTURE(cluster.said("errors"));
  REQUIRE(outcome.exit_code == 0);
  CHECK(state_of(cluster.run) == "complete");
  CHECK(exports_of(cluster.run) == exports_of(small_run()));
  const auto arrays = lines_with(cluster.said("calls"), "--array=");
  REQUIRE(arrays.size() == 3);
  CHECK(contains(arrays[0], "--array=0-2%2 "));
  CHECK(contains(arrays[1], "--array=0-2%2 "));
  CHECK(contains(arrays[2], "--array=0-0%2 "));
  CHECK(lines_with(cluster.said("calls"), "--dependency=afterany:1:2:3 ").size() == 1);
}

TEST_CASE("the merge submits again what is missing or damaged, and nothing else") {
  const StandIn cluster;
  REQUIRE(cluster.slurm({"--tasks", "5", "--max-array", "10"}).exit_code == 0);
  const fs::path damaged = cluster.run / "shards" / "2-of-5.sqlite";
  fs::create_directories(damaged.parent_path());
  write_file(damaged, "garbage");
  Command submit = cluster.script({(cluster.run / "slurm/submit.sh").string()});
  submit.environment["LOST"] = "1_1 1_4 3_0";  // round 1 loses shards 1 and 4; round 2, the third job, shard 1 again
  const Outcome outcome = run(submit);
  CAPTURE(outcome.err);
  CAPTURE(cluster.said("merges"));
  REQUIRE(outcome.exit_code == 0);
  CHECK(exports_of(cluster.run) == exports_of(small_run()));
  const auto arrays = lines_with(cluster.said("calls"), "--array=");
  REQUIRE(arrays.size() == 3);
  CHECK(contains(arrays[0], "--array=0-4 "));
  CHECK(contains(arrays[1], "--array=0-1 "));
  CHECK(contains(arrays[2], "--array=0-0 "));
  CHECK(read_file(damaged.string() + ".set-aside-1") == "garbage");
  // Complete: there is nothing left to submit.
  const Outcome again = run(submit);
  CHECK(again.exit_code == 0);
  CHECK(contains(again.out, "complete"));
  CHECK(lines_with(cluster.said("calls"), "--array=").size() == 3);
}

TEST_CASE("after the last round the merge gives up with a report; submitting again goes on") {
  const StandIn cluster;
  const Outcome outcome = cluster.slurm({"--tasks", "3", "--rounds", "3", "--submit"}, "1_1 3_0 5_0");
  CHECK(outcome.exit_code == 0);
  CHECK(state_of(cluster.run) == "sharded");
  const fs::path report = cluster.run / "slurm/given-up.txt";
  REQUIRE(fs::exists(report));
  CHECK(contains(read_file(report), "shard 1/3 is missing"));
  CHECK(lines_with(cluster.said("calls"), "merge.sh").size() == 3);
  CHECK_FALSE(fs::exists(cluster.run / "run.sqlite"));
  CHECK(run(cluster.script({(cluster.run / "slurm/submit.sh").string()})).exit_code == 0);
  CHECK(state_of(cluster.run) == "complete");
  CHECK_FALSE(fs::exists(report));
  CHECK(exports_of(cluster.run) == exports_of(small_run()));
}

TEST_CASE("options of sbatch, lines of shell and later stages pass through") {
  const StandIn cluster;
  const Outcome outcome = cluster.slurm({"--tasks",
                                         "2",
                                         "--partition",
                                         "long",
                                         "--account",
                                         "a42",
                                         "--mem",
                                         "8G",
                                         "--time",
                                         "1-12",
                                         "--merge-time",
                                         "30",
                                         "--cpus",
                                         "3",
                                         "--sbatch=--constraint=avx2",
                                         "--sbatch",
                                         "mail-type=END",
                                         "--setup",
                                         "echo set up",
                                         "--then",
                                         "report"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  const std::string array = read_file(cluster.run / "slurm/array.sh"), merge = read_file(cluster.run / "slurm/merge.sh");
  for (const char* line : {"#SBATCH --partition=long\n", "#SBATCH --account=a42\n", "#SBATCH --mem=8G\n",
                           "#SBATCH --constraint=avx2\n", "#SBATCH --mail-type=END\n", "\necho set up\n"}) {
    CAPTURE(line);
    CHECK(contains(array, line));
    CHECK(contains(merge, line));
    // sbatch reads no further than the first line of shell
    if (contains(line, "#SBATCH")) CHECK(array.find(line) < array.find("set -u"));
  }
  CHECK(contains(array, "#SBATCH --time=1-12\n"));
  CHECK(contains(array, "#SBATCH --cpus-per-task=3\n"));
  CHECK(contains(array, "#SBATCH --signal=B:USR1@120\n"));
  CHECK(contains(merge, "#SBATCH --time=30\n"));
  CHECK(run(cluster.script({(cluster.run / "slurm/submit.sh").string()})).exit_code == 0);
  CHECK(fs::exists(cluster.run / "report.html"));
}

TEST_CASE("a match in an array of its own behind the merge: what is lost is matched again, then the other stages follow") {
  const StandIn cluster;
  const Outcome outcome =
      cluster.slurm({"--tasks", "2", "--then", "match", "--match-tasks", "3", "--then", "report", "--submit"}, "1_1 5_1");
  CAPTURE(outcome.err);
  CAPTURE(cluster.said("merges"));
  REQUIRE(outcome.exit_code == 0);
  // Jobs 1 to 4: the search, its merge, shard 1 again and its merge, in which the match begins.
  const auto arrays = lines_with(cluster.said("calls"), "--array=");
  REQUIRE(arrays.size() == 4);
  CHECK(contains(arrays[1], "--array=0-0 "));
  CHECK(contains(arrays[2], "--array=0-2 "));
  CHECK(contains(arrays[2], "slurm/match/array.sh"));
  CHECK(contains(arrays[3], "--array=0-0 "));
  CHECK(contains(arrays[3], "slurm/match/array.sh"));
  CHECK(lines_with(cluster.said("calls"), "--dependency=afterany:5 ").size() == 1);
  CHECK(fs::exists(cluster.run / "report.html"));
  const TemporaryDirectory directory;
  const fs::path whole = directory / "run";
  fs::copy(small_run(), whole, fs::copy_options::recursive);
  output_of({"match", whole.string(), "--quiet"});
  CHECK(exports_of(cluster.run) == exports_of(whole));
  // All is there: submitting again goes through to the match and ends.
  const Outcome again = run(cluster.script({(cluster.run / "slurm/submit.sh").string()}));
  CHECK(again.exit_code == 0);
  CHECK(contains(again.out, "the run is matched"));
  CHECK(lines_with(cluster.said("calls"), "--array=").size() == 4);
}

TEST_CASE("a match that goes on losing a shard is given up with a report, and goes on when it is submitted again") {
  const StandIn cluster;
  CHECK(
      cluster.slurm({"--tasks", "1", "--then", "match", "--match-tasks", "2", "--rounds", "2", "--submit"}, "3_1 5_0").exit_code ==
      0);
  const fs::path report = cluster.run / "slurm/match/given-up.txt";
  REQUIRE(fs::exists(report));
  CHECK(contains(read_file(report), "shard 1/2 of the match is missing"));
  CHECK(run(cluster.script({(cluster.run / "slurm/submit.sh").string()})).exit_code == 0);
  CHECK_FALSE(fs::exists(report));
  CHECK(contains(output_of({"match", cluster.run.string(), "--gather"}), "positive controls found"));
}

TEST_CASE("a task that is told of its time limit ends its chunk and queues again; a cancelled one stays away") {
  for (const auto& [signal, requeued] : {std::pair{SIGUSR1, true}, {SIGTERM, false}}) {
    CAPTURE(signal);
    const StandIn cluster;
    const Words space = {"--a", "A*n^2 + B*n + C", "--b", "D*n^4 + E*n + A", "--range", "-2..2", "--chunk-size", "20"};
    REQUIRE(run(cluster.prepared(
                    command_of(Words{"slurm"} + space + Words{"--tasks", "1", "--cpus", "1", "--out", cluster.run.string()})))
                .exit_code == 0);
    write_file(cluster.directory / "list", "0\n");
    Command task = cluster.script({(cluster.run / "slurm/array.sh").string(), (cluster.directory / "list").string(), "0"});
    task.environment.insert({{"SLURM_ARRAY_JOB_ID", "7"}, {"SLURM_ARRAY_TASK_ID", "0"}});
    {
      Process process(task);
      const fs::path log = cluster.run / "shards/0-of-1.sqlite-wal";
      std::error_code error;
      while (process.runs() && (!fs::exists(log, error) || fs::file_size(log, error) < 50'000))
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      process.send(signal);
      CHECK(process.wait().exit_code == 130);
    }
    CHECK(cluster.said("scontrol") == (requeued ? "requeue 7_0\n" : ""));
    CHECK(run(task).exit_code == 0);
    CHECK(output_of({"merge", cluster.run.string(), "--out", cluster.run.string()}) != "");
  }
}

TEST_CASE("--dry-run says what the search will take and writes nothing") {
  const StandIn cluster;
  const Outcome text = cluster.slurm({"--tasks", "7", "--dry-run"});
  CHECK(text.exit_code == 0);
  for (const char* word : {"core-hours", "arrays: 3", "shards 6 to 6", "MaxArraySize 3: this cluster's"}) {
    CAPTURE(word);
    CHECK(contains(text.out, word));
  }
  const json plan = json::parse(cluster.slurm({"--dry-run", "--json", "--max-array", "1000"}).out);
  CHECK(plan["tasks"] == 1);
  CHECK(plan["formulas"] == 576);  // all chunks are sampled
  CHECK(plan["cpu_seconds_per_formula"].get<double>() > 0);
  CHECK(plan["shard_bytes"].get<double>() > 576 * 10);
  CHECK(plan["run_bytes"].get<double>() >= plan["shard_bytes"].get<double>());
  CHECK_FALSE(fs::exists(cluster.run));
}

TEST_CASE("bad options are refused before anything is written") {
  const StandIn cluster;
  const std::pair<Words, const char*> cases[] = {{{"--tasks", "0"}, "--tasks"},
                                                 {{"--tasks", "many"}, "--tasks"},
                                                 {{"--tasks", "2", "--cpus", "0"}, "--cpus"},
                                                 {{"--tasks", "2", "--time", "1:2:3:4"}, "--time"},
                                                 {{"--tasks", "2", "--time", "-5"}, "--time"},
                                                 {{"--tasks", "2", "--time", "2"}, "--time"},
                                                 {{"--tasks", "2", "--partition", "a b"}, "--partition"},
                                                 {{"--tasks", "2", "--account", ""}, "--account"},
                                                 {{"--tasks", "2", "--sbatch", "x\ny"}, "--sbatch"},
                                                 {{"--tasks", "2", "--then", "eval"}, "--then"},
                                                 {{"--tasks", "2", "--max-array", "0"}, "--max-array"},
                                                 {{"--tasks", "2", "--then", "match", "--match-tasks", "0"}, "--match-tasks"},
                                                 {{"--tasks", "2", "--match-tasks", "2"}, "--match-tasks"},
                                                 {{"--tasks", "2", "--dry-run", "--submit"}, "--submit"},
                                                 {{"--tasks", "2", "--keep", "some"}, "--keep"}};
  for (const auto& [options, word] : cases) {
    CAPTURE(joined(options));
    check_refusal(cluster.slurm(options), 2, {word});
    CHECK_FALSE(fs::exists(cluster.run));
  }
  const Outcome other = call({"slurm", "--a", "A*n", "--b", "1", "--range", "1..2", "--tasks", "2", "--out", small_run().string()});
  check_refusal(other, 2, {"another run"});
}

TEST_CASE("without Slurm: --submit says so, and the line for GNU parallel does the same work") {
  const TemporaryDirectory directory;
  const fs::path out = directory / "the run";
  const Words command =
      Words{"slurm"} + kSmallSpace +
      Words{"--chunk-size", "50", "--tasks", "3", "--cpus", "1", "--out", out.string(), "--then", "match", "--match-tasks", "2"};
  if (run({{"/bin/sh", "-c", "command -v sbatch"}}).exit_code != 0) {
    const Outcome outcome = call(command + Words{"--submit"});
    CHECK(outcome.exit_code == 4);
    CHECK(contains(outcome.err, "sbatch"));
  }
  const json said = json_of(command + Words{"--json"});
  if (run({{"/bin/sh", "-c", "command -v parallel"}}).exit_code != 0) {
    MESSAGE("GNU parallel is not installed: its line is not tested");
    return;
  }
  const Outcome outcome = run({{"/bin/bash", "-c", said["parallel"]}});
  CAPTURE(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  const fs::path whole = directory / "whole";
  fs::copy(small_run(), whole, fs::copy_options::recursive);
  output_of({"match", whole.string(), "--quiet"});
  CHECK(exports_of(out) == exports_of(whole));
}

TEST_SUITE_END();
