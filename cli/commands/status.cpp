// `status DIR`: how far a run is, its search, its shards and its stages; from any machine, whoever works on it.
#include "results/pipeline/status.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/summary.hpp"

#include <algorithm>
#include <ctime>
#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

std::string_view state_name(const PartStatus& part) { return kPartStates[static_cast<std::size_t>(part.state)]; }

std::int64_t age(const ProgressSeen& seen) { return std::max<std::int64_t>(0, std::time(nullptr) - seen.moment); }

ordered_json part_json(const PartStatus& part) {
  const auto text_or_null = [](const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); };
  ordered_json json = {
      {"name", part.name}, {"state", state_name(part)}, {"share", rounded(part.share())},    {"done", part.done},
      {"of", part.of},     {"work", nullptr},           {"owner", text_or_null(part.owner)}, {"fault", text_or_null(part.fault)}};
  if (part.work)
    json["work"] = {{"what", part.work->what},       {"done", part.work->done},
                    {"total", part.work->total},     {"per_second", rounded(part.work->per_second)},
                    {"host", part.work->host},       {"process", part.work->process},
                    {"seconds_ago", age(*part.work)}};
  return json;
}

ordered_json parts_json(const std::vector<PartStatus>& parts) {
  ordered_json list = ordered_json::array();
  for (const PartStatus& part : parts) list.push_back(part_json(part));
  return list;
}

/// "in work: 38 % (120 of 312 formulas, 14,000/s, 2 min left), host node7, process 4711, 3 s ago".
std::string in_words(const PartStatus& part) {
  std::string text(state_name(part));
  if (part.state == PartStatus::State::damaged) return text + ": " + part.fault;
  if (part.state == PartStatus::State::begun || part.state == PartStatus::State::in_work)
    text += fmt::format(": {:.1f} %", 100 * part.share());
  if (!part.work) return part.owner.empty() ? text : text + ", " + part.owner;
  const ProgressSeen& w = *part.work;
  const double left = w.per_second > 0 ? static_cast<double>(w.total - std::min(w.done, w.total)) / w.per_second : 0;
  text += fmt::format(" ({} of {} {}{})", grouped(w.done), grouped(w.total), w.what,
                      w.per_second > 0 ? fmt::format(", {:.0f}/s, {} left", w.per_second, duration(left)) : "");
  return text + fmt::format(", host {}, process {}, {} s ago", w.host, w.process, age(w));
}

/// Counts of the shards by state, and those that are neither done nor waiting.
void print_shards(const std::vector<PartStatus>& shards) {
  if (shards.empty()) return;
  std::string counts;
  for (std::size_t state = std::size(kPartStates); state-- > 0;)
    if (const auto n = std::ranges::count(shards, static_cast<PartStatus::State>(state), &PartStatus::state); n > 0)
      counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", n, kPartStates[state]);
  fmt::print("    {} shards: {}\n", shards.size(), counts);
  for (const PartStatus& part : shards)
    if (part.state != PartStatus::State::done && part.state != PartStatus::State::not_begun)
      fmt::print("    {:<10}{}\n", part.name, in_words(part));
}

void print_text(const std::string& directory, const RunStatus& s) {
  fmt::print("{}: {}\n", directory, describe(s.info.job.source));
  fmt::print("  {:<12}{}", s.search.name, in_words(s.search));
  const bool is_counted = !s.shards.empty() || s.search.state != PartStatus::State::in_work;
  fmt::print("{}\n", is_counted
                         ? fmt::format(", {} formulas saved{}", grouped(s.formulas), s.shards.empty() ? "" : " in shards at rest")
                         : "");
  print_shards(s.shards);
  for (const PartStatus& stage : s.stages) {
    fmt::print("  {:<12}{}\n", stage.name, in_words(stage));
    if (&stage == &s.stages.front() && stage.state != PartStatus::State::done) print_shards(s.match_shards);
  }
}

int act(const std::string& directory, const Common& common) {
  const RunStatus s = status_of(directory);
  if (!common.json) {
    print_text(directory, s);
    return done;
  }
  return print_answer(done, ordered_json{{"run", directory},
                                         {"space", describe(s.info.job.source)},
                                         {"version", s.info.version},
                                         {"state", s.info.state},
                                         {"formulas", s.formulas},
                                         {"search", part_json(s.search)},
                                         {"shards", parts_json(s.shards)},
                                         {"stages", parts_json(s.stages)},
                                         {"match_shards", parts_json(s.match_shards)}});
}

Action declare(CLI::App& app, const Common& common) {
  auto directory = std::make_shared<Text>();
  add_required(app, "DIR", *directory, "directory of the run");
  return [directory, &common] { return act(directory->value, common); };
}

}  // namespace

extern const Command kStatusCommand = {142, "status",
                                       "how far a run is: its search, its shards and its stages; from any machine, at any moment",
                                       R"(brouncker status runs/first)", declare};

}  // namespace brouncker::cli
