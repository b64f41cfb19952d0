#include "cli/slurm/plan.hpp"

#include "cli/progress.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

std::string size_text(double bytes) {
  constexpr std::array kUnits = {"B", "kB", "MB", "GB", "TB", "PB"};
  std::size_t unit = 0;
  while (bytes >= 1000 && unit + 1 < kUnits.size()) bytes /= 1000, ++unit;
  return fmt::format("{:.{}f} {}", bytes, bytes < 10 && unit > 0 ? 1 : 0, kUnits[unit]);
}

std::string hours_text(double hours) { return hours < 48 ? fmt::format("{:.2f} h", hours) : fmt::format("{:.0f} h", hours); }

/// The numbers of "1:30:00", all of them below a million; empty where the text is anything else.
std::vector<std::int64_t> numbers_between_colons(std::string_view text) {
  std::vector<std::int64_t> numbers;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(':', at), text.size());
    const auto number = text::to_int64(text.substr(at, end - at));
    if (!number || *number < 0 || *number >= 1'000'000) return {};
    numbers.push_back(*number);
    at = end + 1;
  }
  return numbers;
}

}  // namespace

std::int64_t read_slurm_time(const std::string& option, const std::string& given) {
  const std::size_t dash = given.find('-');
  const std::vector<std::int64_t> days =
      dash == given.npos ? std::vector<std::int64_t>{0} : numbers_between_colons(given.substr(0, dash));
  const std::vector<std::int64_t> n = numbers_between_colons(dash == given.npos ? given : given.substr(dash + 1));
  // Seconds in each number, from the left: hours lead behind days, minutes where one or two numbers stand alone.
  std::int64_t unit = dash != given.npos || n.size() == 3 ? 3600 : 60, seconds = 0;
  if (days.size() == 1 && n.size() >= 1 && n.size() <= 3) {
    seconds = days[0] * 86400;
    for (const std::int64_t number : n) seconds += number * unit, unit /= 60;
  }
  if (seconds > 0) return seconds;
  throw input_error(
      fmt::format("{} {}: accepted are minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes and "
                  "days-hours:minutes:seconds, such as 1:30:00",
                  option, text::quoted(given)));
}

std::optional<std::uint64_t> max_array_size() {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> output(::popen("scontrol show config 2>/dev/null", "r"), ::pclose);
  if (!output) return std::nullopt;
  std::array<char, 4096> line{};
  std::optional<std::uint64_t> found;
  while (std::fgets(line.data(), static_cast<int>(line.size()), output.get())) {
    const std::string_view text = line.data();
    if (!text.starts_with("MaxArraySize")) continue;
    if (const auto value = text::to_int64(text::trimmed(text.substr(std::min(text.find('=') + 1, text.size()))));
        value && *value > 0)
      found = static_cast<std::uint64_t>(*value);
  }
  return found;
}

std::vector<ArraySplit> split_arrays(std::uint64_t tasks, std::uint64_t max_array) {
  std::vector<ArraySplit> arrays;
  for (std::uint64_t first = 0; first < tasks; first += max_array) arrays.push_back({first, std::min(max_array, tasks - first)});
  return arrays;
}

double SlurmPlan::useful_cpus() const {
  return cost.write_seconds_per_formula > 0 ? cost.cpu_seconds_per_formula / cost.write_seconds_per_formula : cpus;
}

std::string SlurmPlan::line(std::string_view label, const std::string& value, const std::string& remark) {
  return fmt::format("  {:<22}{:>24}   {}\n", label, value, remark);
}

/// What was measured, and what follows from it.
std::string SlurmPlan::cost_text() const {
  if (!is_measured())
    return line(
        "formulas", "not measured",
        fmt::format("in {} chunks of {} strata: the tables of one take longer than was waited", grouped(chunks), grouped(strata)));
  std::string text =
      line("formulas", "about " + grouped(static_cast<std::uint64_t>(formulas())), fmt::format("in {} chunks", grouped(chunks)));
  const std::string from = fmt::format("from {} chunk{}", cost.chunks, cost.chunks == 1 ? "" : "s");
  if (strata > 0)
    text += line("a chunk", fmt::format("{:.3g} s", cost.cpu_seconds_per_chunk),
                 fmt::format("CPU time on this machine, and {:.2g} s for the tables of each of {} strata: {}", cost.table_seconds,
                             grouped(strata), from));
  else
    text += line("a formula", fmt::format("{:.1f} us", 1e6 * cost.cpu_seconds_per_formula),
                 fmt::format("CPU time on this machine, +-{:.0f} %, and {:.3g} bytes: {}", 100 * cost.relative_error,
                             cost.shard_bytes_per_formula, from));
  return text + line("all", fmt::format("{} core-hours", grouped(static_cast<std::uint64_t>(std::ceil(cpu_hours())))));
}

/// Hours of a task, and bytes.
std::string SlurmPlan::size_lines() const {
  if (!is_measured()) return {};
  std::string text = line("a task", hours_text(task_hours()), "expected");
  if (time_limit > 0)
    text += line("time limit", hours_text(static_cast<double>(time_limit) / 3600),
                 fmt::format("about {:.0f} turn{} a task", std::ceil(task_hours() * 3600 / static_cast<double>(time_limit)),
                             task_hours() * 3600 <= static_cast<double>(time_limit) ? "" : "s"));
  return text + line("disk", size_text(shard_bytes()), "shards") + line("", size_text(run_bytes()), "the merged run beside them");
}

std::string SlurmPlan::text() const {
  std::string text = fmt::format("{}: {}\n\n", run, space) + line("indices", grouped(indices)) + cost_text();
  text += line("tasks", grouped(tasks), fmt::format("of {} CPU{}", cpus, cpus == 1 ? "" : "s")) + size_lines();
  for (const ArraySplit& array : arrays)
    text +=
        line(&array == arrays.data() ? fmt::format("arrays: {}", arrays.size()) : "", fmt::format("{} tasks", grouped(array.count)),
             fmt::format("shards {} to {}", array.first, array.first + array.count - 1));
  text += fmt::format("\n  MaxArraySize {}: {}\n", max_array, max_array_source);
  if (cpus > useful_cpus())
    text += fmt::format(
        "  One thread stores what all others of a task compute: it keeps {:.0f} CPUs busy, not {}. More tasks of fewer CPUs, or\n"
        "  --keep interesting, do better.\n",
        std::max(1.0, useful_cpus()), cpus);
  return text;
}

nlohmann::ordered_json SlurmPlan::json() const {
  nlohmann::ordered_json splits = nlohmann::ordered_json::array();
  for (const ArraySplit& array : arrays) splits.push_back({{"first", array.first}, {"tasks", array.count}});
  using Json = nlohmann::ordered_json;
  const auto measured = [&](const Json& value) { return is_measured() ? value : Json(nullptr); };
  return {{"run", run},
          {"indices", indices},
          {"formulas", measured(std::llround(formulas()))},
          {"chunks", chunks},
          {"tasks", tasks},
          {"cpus", cpus},
          {"strata", strata},
          {"cpu_seconds_per_formula", measured(cost.cpu_seconds_per_formula)},
          {"relative_error", measured(cost.relative_error)},
          {"cpu_hours", measured(cpu_hours())},
          {"task_hours", measured(task_hours())},
          {"useful_cpus", measured(useful_cpus())},
          {"shard_bytes", measured(std::llround(shard_bytes()))},
          {"run_bytes", measured(std::llround(run_bytes()))},
          {"max_array_size", max_array},
          {"arrays", splits}};
}

}  // namespace brouncker::cli
