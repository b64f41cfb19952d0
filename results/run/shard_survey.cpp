#include "results/run/shard_survey.hpp"

#include "engine/search/shards.hpp"
#include "formulas/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// Renames a file so that nobody looks for it, and says how.
fs::path set_aside(const fs::path& file) {
  std::error_code error;
  fs::path place;
  for (int i = 1; place.empty() || fs::exists(place, error); ++i) place = fmt::format("{}.set-aside-{}", file.string(), i);
  fs::rename(file, place, error);
  if (error) throw file_error(fmt::format("{}: cannot be renamed: {}", file.string(), error.message()));
  for (const fs::path& left : with_companions(file)) fs::remove(left, error);
  return place;
}

void look_at(const fs::path& file, const RunInfo& info, std::vector<bool>& done, ObstacleList& obstacles) {
  const auto shard = Shard::of_file(file);
  const fs::path lock = shard ? lock_of_shard(file) : RunFiles{file.parent_path()}.lock();
  if (is_held(lock)) return obstacles.in_work(file, shard, lock);
  try {
    for (const std::uint64_t chunk : verify_store(file, info.identity()))
      if (chunk < done.size()) done[chunk] = true;
  } catch (const sqlite::Busy&) {
    obstacles.in_work(file, shard, lock);
  } catch (const Error& error) {
    obstacles.refused(file, shard, error.what());
  }
}

/// What each of k shards lacks of the chunks.
std::vector<ObstacleList::Lack> lacks(const RunInfo& info, const std::vector<bool>& done, std::uint64_t k) {
  const ShardPlan plan(info.job, info.chunk_size, k);
  std::vector<ObstacleList::Lack> result(k);
  for (std::uint64_t chunk = 0; chunk < done.size(); ++chunk) {
    ObstacleList::Lack& lack = result[plan.shard_of(chunk)];
    ++lack.of;
    lack.missing += !done[chunk];
  }
  for (ObstacleList::Lack& lack : result)
    if (lack.missing == lack.of) lack.of = 0;
  return result;
}

}  // namespace

std::vector<fs::path> shard_files(const fs::path& directory, const std::function<bool(const fs::path&)>& wanted) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(RunFiles{directory}.shards(), error))
    if (wanted(entry.path())) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

MergeOptions divided(MergeOptions how, const std::vector<fs::path>& files,
                     const std::function<std::optional<Shard>(const fs::path&)>& shard_of) {
  if (how.parts != 0) return how;
  for (const fs::path& file : files) {
    const auto shard = shard_of(file);
    if (!shard || (how.parts != 0 && shard->k != how.parts)) return {0, how.set_aside};
    how.parts = shard->k;
  }
  return how;
}

void ObstacleList::note(const std::optional<Shard>& shard, std::set<std::uint64_t>& where) const {
  if (shard && shard->k == how_.parts) where.insert(shard->i);
}

void ObstacleList::in_work(const fs::path& file, const std::optional<Shard>& shard, const fs::path& lock) {
  say(fmt::format("{}: another process is working on this ({})", file.string(), owner_of(lock)));
  note(shard, named_), note(shard, in_work_);
}

void ObstacleList::refused(const fs::path& file, const std::optional<Shard>& shard, const std::string& why) {
  say(how_.set_aside ? fmt::format("{} (set aside as {})", why, set_aside(file).filename().string()) : why);
  note(shard, named_);
}

void ObstacleList::lacking(const std::function<Lack(std::uint64_t)>& lack, std::string_view work, std::string_view pieces) {
  constexpr std::uint64_t kShown = 20;
  std::uint64_t more = 0;
  for (std::uint64_t i = 0; i < how_.parts; ++i) {
    const auto [missing, of] = lack(i);
    if (missing == 0) continue;
    if (!in_work_.contains(i)) found_.to_search.push_back(i);
    if (named_.contains(i) || more++ >= kShown) continue;
    say(of == 0 ? fmt::format("shard {}/{}{} is missing", i, how_.parts, work)
                : fmt::format("shard {}/{}{} lacks {} of {} {}", i, how_.parts, work, missing, of, pieces));
  }
  if (more > kShown) say(fmt::format("{} more shards are missing or not complete", more - kShown));
}

MergeObstacles survey(const std::vector<fs::path>& files, const RunInfo& info, const MergeOptions& options) {
  const MergeOptions how = divided(options, files, Shard::of_file);
  ObstacleList obstacles(how);
  std::vector<bool> done(chunk_count(info.job, info.chunk_size));
  for (const fs::path& file : files) look_at(file, info, done, obstacles);
  const auto missing = static_cast<std::uint64_t>(std::ranges::count(done, false));
  if (missing > 0 && how.parts > 0) {
    const auto by_shard = lacks(info, done, how.parts);
    obstacles.lacking([&](std::uint64_t i) { return by_shard[i]; }, "", "chunks");
  } else if (missing > 0) {
    obstacles.say(fmt::format("{} of {} chunks are missing", missing, done.size()));
  }
  return obstacles.take();
}

}  // namespace brouncker
