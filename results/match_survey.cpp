#include "results/match_survey.hpp"

#include "formulas/error.hpp"
#include "results/file_lock.hpp"
#include "results/shard_survey.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory / "shards", error))
    if (match_shard_of_file(entry.path())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class Survey {
 public:
  Survey(const MatchIdentity& identity, const MergeOptions& how) : identity_(identity), how_(how) {}

  MatchSurvey run(const std::vector<fs::path>& files) {
    if (how_.parts == 0) how_.parts = parts_of(files);
    for (const fs::path& file : files) look_at(file);
    name_missing();
    if (result_.obstacles.texts.empty()) decode();
    return std::move(result_);
  }

 private:
  struct Found {
    Found(MatchShardContents::Block b, fs::path f) : block(std::move(b)), file(std::move(f)) {}
    MatchShardContents::Block block;
    fs::path file;
  };

  /// Into how many parts the work is divided, as the names agree; 0 otherwise.
  static std::uint64_t parts_of(const std::vector<fs::path>& files) {
    std::set<std::uint64_t> parts;
    for (const fs::path& file : files) parts.insert(match_shard_of_file(file)->k);
    return parts.size() == 1 ? *parts.begin() : 0;
  }

  void look_at(const fs::path& file) {
    const Shard shard = *match_shard_of_file(file);
    const bool of_ours = shard.k == how_.parts;
    const fs::path lock = lock_of_shard(file);
    if (is_held(lock)) {
      result_.obstacles.texts.push_back(fmt::format("{}: another process is working on this ({})", file.string(), owner_of(lock)));
      if (of_ours) named_.insert(shard.i), in_work_.insert(shard.i);
      return;
    }
    try {
      absorb(file, read_match_shard(file));
    } catch (const Error& error) {
      std::string text = error.what();
      if (how_.set_aside) text += fmt::format(" (set aside as {})", set_aside(file).filename().string());
      result_.obstacles.texts.push_back(std::move(text));
      if (of_ours) named_.insert(shard.i), damaged_.insert(shard.i);
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
      if (there == blocks_.end()) blocks_.emplace(number, Found(std::move(block), file));
      else if (there->second.block.text != block.text)
        throw file_error(
            fmt::format("{}: block {} differs from the same block in {}", file.string(), number, there->second.file.string()));
    }
    result_.cpu_seconds += contents.session_seconds;
    if (head.shard.k == how_.parts) parts_.emplace(head.shard.i, head.blocks);
  }

  bool is_complete() const { return result_.totals.blocks > 0 && blocks_.size() == result_.totals.blocks; }

  /// Says which shards lack blocks, and that they have to be matched. A shard whose file is damaged is done again, as what it held
  /// may stand elsewhere, but its file would be in the way.
  void name_missing() {
    if (is_complete() && damaged_.empty()) return;
    if (how_.parts == 0) {
      if (!is_complete())
        say(fmt::format("{} of {} blocks are missing", result_.totals.blocks - blocks_.size(), result_.totals.blocks));
      return;
    }
    constexpr std::uint64_t kShown = 20;
    std::uint64_t more = 0;
    for (std::uint64_t i = 0; i < how_.parts; ++i) {
      const auto part = parts_.find(i);
      const auto lacks =
          part == parts_.end() ? 0 : std::ranges::count_if(part->second, [&](std::size_t b) { return !blocks_.contains(b); });
      const bool missing = part == parts_.end() && !is_complete();
      if (lacks == 0 && !missing && !damaged_.contains(i)) continue;
      if (!in_work_.contains(i)) result_.obstacles.to_search.push_back(i);
      if (named_.contains(i) || more++ >= kShown) continue;
      say(missing ? fmt::format("shard {}/{} of the match is missing", i, how_.parts)
                  : fmt::format("shard {}/{} of the match lacks {} of {} blocks", i, how_.parts, lacks, part->second.size()));
    }
    if (more > kShown) say(fmt::format("{} more shards are missing or not complete", more - kShown));
  }

  void say(std::string text) { result_.obstacles.texts.push_back(std::move(text)); }

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
  std::set<std::uint64_t> named_, in_work_, damaged_;
};

}  // namespace

MatchSurvey survey_match(const fs::path& directory, const MatchIdentity& identity, const MergeOptions& how) {
  const std::vector<fs::path> files = files_in(directory);
  if (files.empty() && how.parts == 0) throw file_error(fmt::format("{}: holds no shards of a match", directory.string()));
  return Survey(identity, how).run(files);
}

}  // namespace brouncker
