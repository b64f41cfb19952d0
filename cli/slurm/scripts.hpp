/// The scripts that `slurm` writes. The search, and the match where that is divided, too, have each an array script (one shard a
/// task), a merge script (joins the shards, or has those that are missing done again), and a script that submits both.
#pragma once

#include "results/run/layout.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::cli {

struct SlurmScripts {
  std::filesystem::path program, run;  ///< absolute
  std::uint64_t tasks = 1, chunk_size = 1, max_array = 1001, at_once = 0, rounds = 5;
  bool of_list = false;    ///< the formulas are those of list(), not of the space of job()
  std::int64_t depth = 0;  ///< sampling depth, where of_list
  std::string keep = "all";
  int cpus = 1;
  std::int64_t notice = 120;        ///< seconds between SIGUSR1 and the time limit
  std::string time, merge_time;     ///< as for sbatch; empty: what the partition allows
  std::vector<std::string> sbatch;  ///< further options of sbatch for both jobs, such as "--partition=long"
  std::vector<std::string> setup;   ///< lines of shell before the work, such as "module load gcc"
  std::vector<std::string> then;    ///< commands on the merged run

  std::uint64_t match_tasks = 1;  ///< parts of the match; 1: in the job of the merge

  std::filesystem::path directory() const { return RunFiles{run}.slurm(); }
  /// What the tasks read.
  std::filesystem::path job() const { return directory() / "job.toml"; }
  std::filesystem::path list() const { return directory() / "list.jsonl"; }
  struct File {
    std::filesystem::path path;
    std::string text;
  };
  std::vector<File> files() const;
  /// The script that begins it all, and goes on with what is missing.
  std::filesystem::path submit_path() const;
  /// The same work on one machine or a few, by GNU parallel: `jobs` tasks at a time.
  std::string parallel_line(std::uint64_t jobs) const;

 private:
  struct Phase;
  std::vector<Phase> phases() const;
  /// Where `search` takes its formulas from.
  std::string source_words() const;
  /// `match` or another stage on the run.
  std::string command(std::string_view stage) const;
  /// With the values in place of @NAMES@.
  std::string filled(std::string_view text, const Phase& phase) const;
};

}  // namespace brouncker::cli
