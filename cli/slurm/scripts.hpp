/// The files that `slurm` writes: the array script, the merge script, and the script that submits both.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::cli {

struct SlurmScripts {
  std::filesystem::path program, run;   ///< absolute
  std::uint64_t tasks = 1, chunk_size = 1, max_array = 1001, at_once = 0, rounds = 5;
  std::string keep = "all";
  int cpus = 1;
  std::int64_t notice = 120;            ///< seconds between SIGUSR1 and the time limit
  std::string time, merge_time;         ///< as for sbatch; empty: what the partition allows
  std::vector<std::string> sbatch;      ///< further options of sbatch for both jobs, such as "--partition=long"
  std::vector<std::string> setup;       ///< lines of shell before the work, such as "module load gcc"
  std::vector<std::string> then;        ///< commands on the merged run

  std::filesystem::path directory() const { return run / "slurm"; }
  std::string array_script() const;
  std::string merge_script() const;
  std::string submit_script() const;
  /// The same work on one machine or a few, by GNU parallel: `jobs` tasks at a time.
  std::string parallel_line(std::uint64_t jobs) const;

 private:
  /// With the values in place of @NAMES@.
  std::string filled(std::string_view text) const;
};

}  // namespace brouncker::cli
