/// Where the files of a run stand (doc/FORMATS.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace brouncker {

/// The places under the directory of a run. Nothing is looked at or made.
struct RunFiles {
  std::filesystem::path directory;

  std::filesystem::path info() const { return directory / "run.json"; }           ///< what was asked, and how far it is
  std::filesystem::path store() const { return directory / "run.sqlite"; }        ///< the result
  std::filesystem::path merging() const { return directory / "merging.sqlite"; }  ///< the result while shards are joined
  std::filesystem::path lock() const { return directory / "run.lock"; }           ///< who is at work on it
  std::filesystem::path shards() const { return directory / "shards"; }           ///< directory of its parts
  std::filesystem::path progress() const { return directory / "run.progress"; }   ///< how far the search is (progress_note.hpp)
  std::filesystem::path report() const { return directory / "report.html"; }
  std::filesystem::path slurm() const { return directory / "slurm"; }  ///< directory of what `slurm` writes

  /// All that belongs to the search and its stages, with what a killed writer leaves; the lock, the report and scripts are not of it.
  std::vector<std::filesystem::path> contents() const;
};

/// A store with the files that SQLite lays beside it.
std::vector<std::filesystem::path> with_companions(const std::filesystem::path& store);

/// Part i of k of a run, see ShardPlan.
struct Shard {
  std::uint64_t i = 0, k = 1;
  /// DIR/shards/3-of-16.sqlite.
  std::filesystem::path file(const RunFiles& run) const;
  /// What the name of such a file says; nullopt for other names.
  static std::optional<Shard> of_file(const std::filesystem::path& file);
  friend bool operator==(const Shard&, const Shard&) = default;
};

/// The lock beside the file of a shard.
std::filesystem::path lock_of_shard(const std::filesystem::path& file);

/// Makes a directory and what leads to it. Throws Error (file) where that cannot be.
void make_directory(const std::filesystem::path& directory);

}  // namespace brouncker
