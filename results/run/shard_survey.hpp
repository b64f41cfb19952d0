/// Looking through the shards of a run before they are joined: what is missing, in work, damaged or of another run.
#pragma once

#include "results/run/info.hpp"
#include "results/run/merge.hpp"
#include "results/run/writer.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// The files in DIR/shards that are of the wanted kind, in order of their names.
std::vector<std::filesystem::path> shard_files(const std::filesystem::path& directory,
                                               const std::function<bool(const std::filesystem::path&)>& wanted);

/// Into how many parts the work is divided: as asked for, or as the names of the files agree; 0 otherwise.
MergeOptions divided(MergeOptions how, const std::vector<std::filesystem::path>& files,
                     const std::function<std::optional<Shard>(const std::filesystem::path&)>& shard_of);

/// Gathers in words what stands in the way of joining shards.
class ObstacleList {
 public:
  explicit ObstacleList(const MergeOptions& how) : how_(how) {}

  /// Another process holds the lock of the file.
  void in_work(const std::filesystem::path& file, const std::optional<Shard>& shard, const std::filesystem::path& lock);
  /// The file is damaged or foreign: renamed where set_aside is asked for. Throws Error (file) where that fails.
  void refused(const std::filesystem::path& file, const std::optional<Shard>& shard, const std::string& why);
  void say(std::string text) { found_.texts.push_back(std::move(text)); }

  /// What a shard has not done of its pieces of work.
  struct Lack {
    std::uint64_t missing = 0, of = 0;  ///< of = 0: nothing is there of the shard
  };
  /// Names the shards that lack something, the first 20 of them, and notes which are to be done. @param work " of the match", say.
  void lacking(const std::function<Lack(std::uint64_t)>& lack, std::string_view work, std::string_view pieces);

  bool empty() const { return found_.texts.empty(); }
  MergeObstacles take() { return std::move(found_); }

 private:
  /// Remembers a shard of the division that is asked for.
  void note(const std::optional<Shard>& shard, std::set<std::uint64_t>& where) const;

  MergeOptions how_;
  MergeObstacles found_;
  std::set<std::uint64_t> named_, in_work_;
};

/// Checks every chunk of every file against its checksum, and that all chunks of the run are there. Throws Error (file) only where
/// options.set_aside asks for a file to be renamed and that fails.
MergeObstacles survey(const std::vector<std::filesystem::path>& files, const RunInfo& info, const MergeOptions& options);

}  // namespace brouncker
