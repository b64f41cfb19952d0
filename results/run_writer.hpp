/// A run on disk while it is being made: DIR/run.json says what was asked and how far it is, DIR/run.sqlite is the result.
#pragma once

#include "results/run_info.hpp"
#include "results/store.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace brouncker {

/// Part i of k of a run: the chunks whose number is i modulo k, so that all parts cost about the same.
struct Shard {
  std::uint64_t i = 0, k = 1;
  bool has(std::uint64_t chunk) const { return chunk % k == i; }
  /// How many of `chunks` belong to it.
  std::uint64_t count(std::uint64_t chunks) const { return chunks / k + (i < chunks % k); }
  /// "shards/3-of-16.sqlite", under the directory of the run.
  std::filesystem::path file() const;
};

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
  ~RunWriter();
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  /// Removes the files of a run, and nothing else.
  static void discard(const std::filesystem::path& directory);

  std::uint64_t chunk_size() const { return info_.chunk_size; }
  bool is_done(std::uint64_t chunk) const { return (shard_ && !shard_->has(chunk)) || store_->is_done(chunk); }
  /// Formulas that were stored before this session.
  std::uint64_t formulas() const { return store_ ? store_->formulas() : info_.formulas_done; }
  bool is_complete() const { return info_.state == "complete"; }

  void write(const ChunkResult& result) { store_->write(result); }
  /// After the last chunk.
  void finish();
  /// After an interruption.
  void pause();

 private:
  void set_state(const std::string& state);

  std::filesystem::path directory_;
  RunInfo info_;
  std::optional<Shard> shard_;
  int lock_ = -1;
  std::optional<Store> store_;
};

/// Held until the descriptor is closed, by whatever way the process ends. Throws Error (file) where another process holds it.
int lock_file(const std::filesystem::path& path);

}  // namespace brouncker
