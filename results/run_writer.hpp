/// A run on disk while it is being made: DIR/run.json says what was asked and how far it is, DIR/run.sqlite is the result.
#pragma once

#include "engine/search/search.hpp"
#include "results/run_info.hpp"
#include "results/sqlite.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_set>

namespace brouncker {

/// What is on disk before a search begins.
enum class Existing { nothing, same_run, other_run };

/// Looks without touching. Throws Error (file) where something of a run is there but cannot be read.
Existing existing_run(const std::filesystem::path& directory, const Job& job);

class RunWriter {
 public:
  /// Begins a run in `directory` (made if need be), or goes on with the same one where existing_run() says so.
  /// Throws Error (file): not writable, damaged, or in use by another process.
  RunWriter(const std::filesystem::path& directory, const Job& job, std::uint64_t chunk_size, const std::string& version);
  ~RunWriter();
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  /// Removes the files of a run, and nothing else.
  static void discard(const std::filesystem::path& directory);

  std::uint64_t chunk_size() const { return info_.chunk_size; }
  bool is_done(std::uint64_t chunk) const { return done_.count(chunk) > 0; }
  /// Formulas that were stored before this session.
  std::uint64_t formulas_before() const { return formulas_; }
  bool is_complete() const { return info_.state == "complete"; }

  /// One transaction: the rows of the chunk and the note that it is done.
  void write(const ChunkResult& result);

  /// After the last chunk: builds the indices and marks the run as complete.
  void finish();
  /// After an interruption.
  void pause();

 private:
  void note_session();
  void set_state(const std::string& state);

  std::filesystem::path directory_;
  RunInfo info_;
  int lock_ = -1;
  std::unordered_set<std::uint64_t> done_;
  std::uint64_t formulas_ = 0;
  std::int64_t session_ = 0;
  double begin_ = 0;
  std::unique_ptr<sqlite::Database> database_;
  std::unique_ptr<sqlite::Statement> insert_row_, insert_chunk_, update_session_;
};

}  // namespace brouncker
