/// What a search on a cluster will take: tasks, hours, disk, arrays.
#pragma once

#include "formulas/json.hpp"
#include "results/run/cost_sample.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::cli {

/// Seconds of a time limit as sbatch reads it: "90" (minutes), "90:00", "1:30:00", "1-12", "1-12:30", "1-12:30:00". Throws Error
/// (input) naming the option.
std::int64_t read_slurm_time(const std::string& option, const std::string& text);

/// MaxArraySize of the cluster that this machine belongs to; nullopt where there is none to ask.
std::optional<std::uint64_t> max_array_size();
/// Slurm's default.
inline constexpr std::uint64_t kDefaultMaxArray = 1001;

/// Tasks of one array: indices 0 .. count - 1, shards first .. first + count - 1.
struct ArraySplit {
  std::uint64_t first = 0, count = 0;
};
/// `tasks` cut into arrays whose indices stay below MaxArraySize.
std::vector<ArraySplit> split_arrays(std::uint64_t tasks, std::uint64_t max_array);

struct SlurmPlan {
  std::string run, space;
  std::uint64_t indices = 0, chunks = 0, tasks = 0, max_array = 0;
  std::uint64_t strata = 0;                   ///< of a sieved space
  std::string max_array_source = "as given";  ///< in words
  int cpus = 1;
  std::int64_t time_limit = 0;  ///< seconds; 0: not given
  CostSample cost;
  std::vector<ArraySplit> arrays;

  /// Whether a chunk was done in the time that there was.
  bool is_measured() const { return cost.chunks > 0; }
  double formulas() const { return std::min(cost.formulas_per_chunk * static_cast<double>(chunks), static_cast<double>(indices)); }
  /// Tables are made once a stratum, and once more where a task ends within one.
  double cpu_hours() const {
    if (strata == 0) return formulas() * cost.cpu_seconds_per_formula / 3600;
    return (static_cast<double>(chunks) * cost.cpu_seconds_per_chunk +
            static_cast<double>(strata + std::max<std::uint64_t>(tasks, 1) - 1) * cost.table_seconds) /
           3600;
  }
  /// Hours of the mean task with all its CPUs busy.
  double task_hours() const { return cpu_hours() / static_cast<double>(tasks) / cpus; }
  double shard_bytes() const { return formulas() * cost.shard_bytes_per_formula + static_cast<double>(tasks) * cost.empty_bytes; }
  double run_bytes() const { return formulas() * cost.run_bytes_per_formula + cost.empty_bytes; }
  /// CPUs that one task keeps busy: one thread at a time stores.
  double useful_cpus() const;

  std::string text() const;
  nlohmann::ordered_json json() const;

 private:
  static std::string line(std::string_view label, const std::string& value, const std::string& remark = "");
  std::string cost_text() const;
  std::string size_lines() const;
};

}  // namespace brouncker::cli
