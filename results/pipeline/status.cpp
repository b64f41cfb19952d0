#include "results/pipeline/status.hpp"

#include "engine/search/shards.hpp"
#include "formulas/error.hpp"
#include "results/match/shard_file.hpp"
#include "results/match/stage.hpp"
#include "results/pipeline/pipeline.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/shard_survey.hpp"
#include "results/run/store.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;
using State = PartStatus::State;

/// Who works on it, by lock or by news.
void look_for_work(PartStatus& part, const fs::path& file, const fs::path& lock) {
  if (is_held(lock)) part.owner = owner_of(lock);
  part.work = read_progress(progress_beside(file));
  const bool is_at_work = !part.owner.empty() || (part.work && is_news(*part.work));
  if (is_at_work) part.state = State::in_work;
  else part.work.reset();
}

/// The chunks that a store has, their formulas added; none where somebody works on it.
std::uint64_t count_chunks(PartStatus& part, const fs::path& file, const fs::path& lock, std::uint64_t& formulas) {
  std::error_code error;
  if (!fs::exists(file, error)) return 0;
  look_for_work(part, file, lock);
  if (part.state == State::in_work) return 0;
  try {
    const auto notes = chunk_notes(open_store(file, sqlite::Database::Mode::untouched));
    for (const auto& [chunk, note] : notes) formulas += note.counts.formulas;
    part.state = State::begun;
    return notes.size();
  } catch (const Error& fault) {
    part.state = State::damaged, part.fault = fault.what();
    return 0;
  }
}

std::vector<PartStatus> shards_of(const RunFiles& run, const RunInfo& info, std::uint64_t& formulas) {
  const auto files = shard_files(run.directory, [](const fs::path& file) { return file.extension() == ".sqlite"; });
  const std::uint64_t k = divided({}, files, Shard::of_file).parts;
  std::vector<PartStatus> shards(k);
  if (k == 0) return shards;
  const ShardPlan plan(info.job, info.chunk_size, k);
  for (std::uint64_t chunk = 0; chunk < plan.chunks(); ++chunk) ++shards[plan.shard_of(chunk)].of;
  for (std::uint64_t i = 0; i < k; ++i) {
    const Shard shard{i, k};
    const fs::path file = shard.file(run);
    PartStatus& part = shards[i];
    part.name = fmt::format("{}/{}", i, k);
    part.done = count_chunks(part, file, lock_of_shard(file), formulas);
    if (part.state == State::begun && part.done == part.of) part.state = State::done;
  }
  return shards;
}

PartStatus search_of(const RunFiles& run, const RunInfo& info, const std::vector<PartStatus>& shards, std::uint64_t& formulas) {
  PartStatus search;
  search.name = "search";
  search.of = chunk_count(info.job, info.chunk_size);
  if (info.state == "complete") {
    search.done = search.of, search.state = State::done, formulas = info.formulas_done;
  } else if (info.state == "sharded") {
    double share = 0;
    for (const PartStatus& part : shards) {
      share += part.share() * static_cast<double>(part.of);
      search.state = std::max(search.state, part.state == State::done ? State::begun : std::min(part.state, State::in_work));
    }
    search.done = static_cast<std::uint64_t>(share);
  } else {
    search.done = count_chunks(search, run.store(), run.lock(), formulas);
  }
  return search;
}

/// Of a stage as a whole: what the store notes, or what a process says that works on it.
PartStatus stage_of(const RunFiles& run, const RunInfo& info, const Stage& stage) {
  PartStatus part;
  part.name = stage.name;
  if (info.state != "complete") return part;
  try {
    if (is_done(open_store(run.store(), sqlite::Database::Mode::untouched), stage)) part.state = State::done;
  } catch (const Error& fault) {
    part.state = State::damaged, part.fault = fault.what();
  }
  const auto work = read_progress(run.directory / fmt::format("{}.progress", stage.name));
  if (work && is_news(*work)) part.work = work, part.state = State::in_work;
  return part;
}

std::vector<PartStatus> match_shards_of(const RunFiles& run) {
  const auto files = shard_files(run.directory, [](const fs::path& file) { return match_shard_of_file(file).has_value(); });
  const std::uint64_t k = divided({}, files, match_shard_of_file).parts;
  std::vector<PartStatus> shards(k);
  for (std::uint64_t i = 0; i < k; ++i) {
    PartStatus& part = shards[i];
    const fs::path file = match_shard_file(run, {i, k});
    part.name = fmt::format("{}/{}", i, k);
    std::error_code error;
    if (!fs::exists(file, error)) continue;
    try {
      const MatchShardContents contents = read_match_shard(file);
      part.state = State::begun;
      if (contents.head) part.done = contents.blocks.size(), part.of = contents.head->blocks.size();
      if (contents.head && part.done == part.of) part.state = State::done;
    } catch (const Error& fault) {
      part.state = State::damaged, part.fault = fault.what();
    }
    if (part.state == State::begun) look_for_work(part, file, lock_of_shard(file));
  }
  return shards;
}

}  // namespace

double PartStatus::share() const {
  if (state == State::done) return 1;
  if (work && work->total > 0) return std::min(1.0, static_cast<double>(work->done) / static_cast<double>(work->total));
  return of > 0 ? static_cast<double>(done) / static_cast<double>(of) : 0;
}

RunStatus status_of(const fs::path& directory) {
  const RunFiles run{directory};
  RunStatus status;
  status.info = read_run_info(directory);
  if (status.info.state == "sharded") status.shards = shards_of(run, status.info, status.formulas);
  status.search = search_of(run, status.info, status.shards, status.formulas);
  for (const Stage* stage : pipeline()) status.stages.push_back(stage_of(run, status.info, *stage));
  status.match_shards = match_shards_of(run);
  return status;
}

}  // namespace brouncker
