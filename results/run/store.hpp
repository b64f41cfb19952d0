/// One SQLite file of rows: of a whole run, or of one shard. Written a chunk a transaction.
#pragma once

#include "engine/search/search.hpp"
#include "results/run/counts.hpp"
#include "results/run/sqlite.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace brouncker {

/// What the rows of a store depend on: stores can be joined where these are equal.
struct StoreIdentity {
  std::string job;      ///< as print_job() writes it
  std::string version;  ///< of the program
  std::uint64_t chunk_size = 0;
  Keep keep = Keep::all;
  friend bool operator==(const StoreIdentity&, const StoreIdentity&) = default;
};

/// A chunk that is done.
struct ChunkNote {
  std::int64_t first_row = 0, last_row = -1;  ///< rowids in `measured`
  double cpu_seconds = 0;
  std::uint64_t checksum = 0;  ///< of its number, rows and counts
  Counts counts;
};

class Store {
 public:
  /// Who may read while this is open. Without readers no memory is shared between processes, which file systems of clusters cannot
  /// do. own: nobody else ever, a file that has no name any more once it is open, so that nothing is left whatever ends the process.
  enum class Readers { many, none, own };

  /// Opens the file, or makes it. Throws Error (file): damaged, not a store, or of another identity.
  Store(const std::filesystem::path& path, const StoreIdentity& identity, Readers readers);

  bool is_done(std::uint64_t chunk) const { return done_.count(chunk) > 0; }
  /// Formulas of the chunks that are done.
  std::uint64_t formulas() const { return formulas_; }
  /// Indices of a sieved space that they are about: with what failed, holes and mirror images.
  std::uint64_t sieved() const { return sieved_; }

  /// One transaction: the rows of the chunk and the note that it is done.
  void write(const ChunkResult& result);

  /// Takes over the sessions of `other` and its chunks that are not here. Call once a file. Precondition: verify_store(other).
  /// Throws Error (file) where a chunk differs from the one that is here.
  void absorb(const std::filesystem::path& other);

  enum class Indices {
    none,
    id,          ///< for those who ask for single rows
    id_and_pcf,  ///< and for those who ask for a formula whose index the source does not tell
  };
  /// After the last chunk: one file that any reader opens without write access.
  void finish(Indices indices);
  /// The same of a store with Readers::own: what it holds, to be read alone.
  sqlite::Database taken(Indices indices) &&;

 private:
  void make(Indices indices);
  void note_session();
  void note_done(std::uint64_t chunk, const ChunkNote& note);
  void insert_note(std::uint64_t chunk, const ChunkNote& note);

  std::filesystem::path path_;
  std::map<std::uint64_t, std::uint64_t> done_;  // chunk -> checksum
  std::uint64_t formulas_ = 0, sieved_ = 0;
  std::int64_t session_ = 0;
  double begin_ = 0, cpu_before_ = 0;
  Keep keep_ = Keep::all;
  std::unique_ptr<sqlite::Database> database_;
  std::unique_ptr<sqlite::Statement> insert_row_, insert_chunk_, update_session_;
};

/// Those of a run of this source.
Store::Indices indices_for(const Source& source);

/// Opens a store for reading. Throws Error (file) naming it: missing, damaged, not a store, or of another format.
sqlite::Database open_store(const std::filesystem::path& path, sqlite::Database::Mode mode = sqlite::Database::Mode::read_only);

StoreIdentity identity_of(const sqlite::Database& database);

/// A checksum over what was asked and the chunks that are there.
std::string rows_checksum(const sqlite::Database& database);

/// CREATE of all that a new store holds.
std::string store_schema();

/// The last rowid of the rows; 0 where there are none.
std::int64_t last_row(const sqlite::Database& database);

/// Every chunk against its checksum; the numbers of the chunks, ascending. Nothing is written, not even to recover what a killed
/// writer left. Throws Error (file) naming the file: missing, damaged, of another format or identity.
std::vector<std::uint64_t> verify_store(const std::filesystem::path& path, const StoreIdentity& identity);

/// The chunks of a store by number. Throws Error (file) where the table is damaged.
std::map<std::uint64_t, ChunkNote> chunk_notes(const sqlite::Database& database);

/// 64 bits over the number of a chunk, the values of its rows in their order, and its counts: XXH3.
std::uint64_t checksum_of_chunk(const sqlite::Database& database, std::uint64_t chunk, const ChunkNote& note);

/// The figures of a run, or of a part of it.
struct RunSummary {
  Counts counts;
  double seconds = 0;      ///< wall time of all sessions
  double cpu_seconds = 0;  ///< CPU time of all sessions
  double peak_rss_mb = 0;  ///< largest resident set of a session
};
RunSummary summary_of(const sqlite::Database& database);

}  // namespace brouncker
