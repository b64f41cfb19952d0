/// A run on disk while it is being made: DIR/run.json says what was asked and how far it is, DIR/run.sqlite is the result.
#pragma once

#include "engine/search/shards.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/info.hpp"
#include "results/run/layout.hpp"
#include "results/run/store.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace brouncker {

/// What is on disk before a search begins.
enum class Existing { nothing, same_run, other_run };

/// Looks without touching: the same run has the same job, version and keep. Throws Error (file) where something of a run is there
/// but cannot be read.
Existing existing_run(const std::filesystem::path& directory, const RunInfo& wanted);

class RunWriter {
 public:
  /// Begins a run in `directory` (made if need be), or goes on with the same one where existing_run() says so; of a shard only the
  /// shard's file is touched. Throws Error (file): not writable, damaged, or in use by another process.
  RunWriter(const std::filesystem::path& directory, RunInfo wanted, std::optional<Shard> shard);
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  /// Removes the files of a run, and nothing else.
  static void discard(const std::filesystem::path& directory);

  const Job& job() const { return info_.job; }
  /// Of the space or list, or of the part of it.
  std::uint64_t indices() const { return info_.job.source.size() / (shard_ ? shard_->k : 1); }
  std::uint64_t chunk_size() const { return info_.chunk_size; }
  bool is_done(std::uint64_t chunk) const { return (plan_ && plan_->shard_of(chunk) != shard_->i) || store_->is_done(chunk); }
  /// Formulas that were stored before this session.
  std::uint64_t formulas() const { return store_ ? store_->formulas() : info_.formulas_done; }
  /// The same for progress through indices(): of a sieved space also what it left out.
  std::uint64_t covered() const { return store_ && info_.job.source.sieved() ? store_->sieved() : formulas(); }
  bool is_complete() const { return info_.state == "complete"; }

  /// Throws Error (file): the disk is full, or another process has taken the run over. What was written before stays.
  void write(const ChunkResult& result);
  /// After the last chunk.
  void finish();
  /// After an interruption.
  void pause();

 private:
  void set_state(const std::string& state);

  std::filesystem::path directory_;
  RunInfo info_;
  std::optional<Shard> shard_;
  FileLock lock_;
  std::optional<ShardPlan> plan_;
  std::optional<Store> store_;
};

}  // namespace brouncker
