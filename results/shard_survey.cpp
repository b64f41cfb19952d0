#include "results/shard_survey.hpp"

#include "engine/search/shards.hpp"
#include "formulas/error.hpp"
#include "results/run_writer.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

struct Survey {
  const RunInfo& info;
  MergeOptions options;
  std::vector<bool> done;              // by chunk
  std::set<std::uint64_t> named;       // shards whose file has been named, whatever the reason
  std::set<std::uint64_t> in_work;
  MergeObstacles found;
};

/// Into how many parts the run is divided, as the names of the files agree; 0 otherwise.
std::uint64_t parts_of(const std::vector<fs::path>& files) {
  std::uint64_t parts = 0;
  for (const fs::path& file : files) {
    const auto shard = Shard::of_file(file);
    if (!shard || (parts != 0 && shard->k != parts)) return 0;
    parts = shard->k;
  }
  return parts;
}

}  // namespace

fs::path set_aside(const fs::path& file) {
  std::error_code error;
  fs::path place;
  for (int i = 1; place.empty() || fs::exists(place, error); ++i) place = fmt::format("{}.set-aside-{}", file.string(), i);
  fs::rename(file, place, error);
  if (error) throw file_error(fmt::format("{}: cannot be renamed: {}", file.string(), error.message()));
  for (const char* suffix : {"-wal", "-shm", "-journal"}) fs::remove(file.string() + suffix, error);
  return place;
}

namespace {

void look_at(const fs::path& file, Survey& survey) {
  const auto shard = Shard::of_file(file);
  const bool of_ours = shard && shard->k == survey.options.parts;
  const fs::path lock = shard ? lock_of_shard(file) : file.parent_path() / "run.lock";
  const auto leave_to_its_owner = [&] {
    survey.found.texts.push_back(fmt::format("{}: another process is working on this ({})", file.string(), owner_of(lock)));
    if (of_ours) survey.named.insert(shard->i), survey.in_work.insert(shard->i);
  };
  if (is_held(lock)) return leave_to_its_owner();
  try {
    for (const std::uint64_t chunk : verify_store(file, survey.info.identity()))
      if (chunk < survey.done.size()) survey.done[chunk] = true;
  } catch (const sqlite::Busy&) {
    leave_to_its_owner();
  } catch (const Error& error) {
    std::string text = error.what();
    if (survey.options.set_aside) text += fmt::format(" (set aside as {})", set_aside(file).filename().string());
    survey.found.texts.push_back(std::move(text));
    if (of_ours) survey.named.insert(shard->i);
  }
}

/// Says which shards lack chunks, and that they have to be searched.
void name_missing(Survey& survey) {
  const std::uint64_t k = survey.options.parts;
  const ShardPlan plan(survey.info.job, survey.info.chunk_size, k);
  std::vector<std::uint64_t> chunks(k), missing(k);
  for (std::uint64_t chunk = 0; chunk < survey.done.size(); ++chunk) {
    const std::uint64_t shard = plan.shard_of(chunk);
    ++chunks[shard];
    missing[shard] += !survey.done[chunk];
  }
  constexpr std::uint64_t kShown = 20;
  std::uint64_t more = 0;
  for (std::uint64_t i = 0; i < k; ++i) {
    if (missing[i] == 0) continue;
    if (!survey.in_work.count(i)) survey.found.to_search.push_back(i);
    if (survey.named.count(i)) continue;
    if (more++ >= kShown) continue;
    survey.found.texts.push_back(missing[i] == chunks[i] ? fmt::format("shard {}/{} is missing", i, k)
                                                         : fmt::format("shard {}/{} lacks {} of {} chunks", i, k, missing[i], chunks[i]));
  }
  if (more > kShown) survey.found.texts.push_back(fmt::format("{} more shards are missing or not complete", more - kShown));
}

}  // namespace

MergeObstacles survey(const std::vector<fs::path>& files, const RunInfo& info, const MergeOptions& options) {
  Survey survey{info, options, std::vector<bool>(chunk_count(info.job, info.chunk_size)), {}, {}, {}};
  if (survey.options.parts == 0) survey.options.parts = parts_of(files);
  for (const fs::path& file : files) look_at(file, survey);
  const auto missing = static_cast<std::uint64_t>(std::ranges::count(survey.done, false));
  if (missing > 0 && survey.options.parts > 0) name_missing(survey);
  else if (missing > 0) survey.found.texts.push_back(fmt::format("{} of {} chunks are missing", missing, survey.done.size()));
  return survey.found;
}

}  // namespace brouncker
