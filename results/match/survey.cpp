#include "results/match/survey.hpp"

#include "formulas/error.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/shard_survey.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

class Survey {
 public:
  Survey(const MatchIdentity& identity, const MergeOptions& how) : identity_(identity), how_(how), obstacles_(how) {}

  MatchSurvey run(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) look_at(file);
    if (!is_complete()) name_missing();
    if (obstacles_.empty()) decode();
    result_.obstacles = obstacles_.take();
    return std::move(result_);
  }

 private:
  struct Found {
    MatchShardContents::Block block;
    fs::path file;
  };

  void look_at(const fs::path& file) {
    const auto shard = match_shard_of_file(file);
    const fs::path lock = lock_of_shard(file);
    if (is_held(lock)) return obstacles_.in_work(file, shard, lock);
    try {
      absorb(file, read_match_shard(file));
    } catch (const Error& error) {
      obstacles_.refused(file, shard, error.what());
    }
  }

  void absorb(const fs::path& file, MatchShardContents contents) {
    if (!contents.head) return;  // begun and killed at once
    const MatchShardHead& head = *contents.head;
    if (const std::string difference = identity_.difference(head.identity); !difference.empty())
      throw file_error(fmt::format("{}: {}", file.string(), difference));
    if (head.shard != *match_shard_of_file(file))
      throw file_error(fmt::format("{}: holds shard {}/{}", file.string(), head.shard.i, head.shard.k));
    if (result_.totals.blocks == 0) result_.totals = head.totals;
    if (head.totals != result_.totals)
      throw file_error(fmt::format("{}: divides the work in another way than the files before it", file.string()));
    for (auto& [number, block] : contents.blocks) {
      const auto there = blocks_.find(number);
      if (there == blocks_.end()) blocks_.emplace(number, Found{std::move(block), file});
      else if (there->second.block.text != block.text)
        throw file_error(
            fmt::format("{}: block {} differs from the same block in {}", file.string(), number, there->second.file.string()));
    }
    result_.cpu_seconds += contents.session_seconds;
    if (head.shard.k == how_.parts) parts_.emplace(head.shard.i, head.blocks);
  }

  bool is_complete() const { return result_.totals.blocks > 0 && blocks_.size() == result_.totals.blocks; }

  void name_missing() {
    if (how_.parts == 0)
      return obstacles_.say(
          fmt::format("{} of {} blocks are missing", result_.totals.blocks - blocks_.size(), result_.totals.blocks));
    obstacles_.lacking(
        [&](std::uint64_t i) -> ObstacleList::Lack {
          const auto part = parts_.find(i);
          if (part == parts_.end()) return {1, 0};
          const auto missing = std::ranges::count_if(part->second, [&](std::size_t b) { return !blocks_.contains(b); });
          return {static_cast<std::uint64_t>(missing), part->second.size()};
        },
        " of the match", "blocks");
  }

  void decode() {
    for (auto& [number, found] : blocks_) {
      MatchBlock& block = result_.blocks.emplace_back(match_block_of(found.block.text, found.file.string()));
      block.cpu_seconds = found.block.cpu_seconds;
      block.prove_cpu_seconds = found.block.prove_cpu_seconds;
      result_.cpu_seconds += block.cpu_seconds;
      found.block.text.clear();
      found.block.text.shrink_to_fit();
    }
  }

  const MatchIdentity& identity_;
  MergeOptions how_;
  MatchSurvey result_;
  std::map<std::size_t, Found> blocks_;
  std::map<std::uint64_t, std::vector<std::size_t>> parts_;  // of the shards of this division that were read
  ObstacleList obstacles_;
};

}  // namespace

MatchSurvey survey_match(const fs::path& directory, const MatchIdentity& identity, const MergeOptions& how) {
  const std::vector<fs::path> files =
      shard_files(directory, [](const fs::path& file) { return match_shard_of_file(file).has_value(); });
  if (files.empty() && how.parts == 0) throw file_error(fmt::format("{}: holds no shards of a match", directory.string()));
  return Survey(identity, divided(how, files, match_shard_of_file)).run(files);
}

}  // namespace brouncker
