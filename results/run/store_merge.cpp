// Joining stores, and the checksums that tell a damaged one.
#include "results/run/store.hpp"

#include "formulas/error.hpp"
#include "results/run/columns.hpp"
#include "results/run/row_hash.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

std::string stored_names() {
  std::string names = "id, mirror";
  for (const Column& c : run_columns())
    if (c.is_stored()) names += ", " + c.name;
  return names;
}

}  // namespace

std::uint64_t checksum_of_chunk(const sqlite::Database& database, std::uint64_t chunk, const ChunkNote& note) {
  RowHash hash;
  sqlite::Statement s(database, fmt::format("SELECT {} FROM measured WHERE rowid BETWEEN ? AND ? ORDER BY rowid", stored_names()));
  s.bind(0, note.first_row);
  s.bind(1, note.last_row);
  while (s.next()) hash.add(s);
  hash.add(chunk);
  Counts counts = note.counts;
  for (const CountColumn& c : count_columns()) hash.add(c.of(counts));
  return hash.digest();
}

std::vector<std::uint64_t> verify_store(const std::filesystem::path& path, const StoreIdentity& identity) {
  const sqlite::Database database = open_store(path, sqlite::Database::Mode::untouched);
  if (identity_of(database) != identity) throw file_error(path.string() + ": belongs to another run or version");
  std::vector<std::uint64_t> chunks;
  for (const auto& [chunk, note] : chunk_notes(database)) {
    if (checksum_of_chunk(database, chunk, note) != note.checksum)
      throw file_error(fmt::format("{}: is damaged: chunk {} does not match its checksum", path.string(), chunk));
    chunks.push_back(chunk);
  }
  return chunks;
}

void Store::absorb(const std::filesystem::path& other) {
  const auto notes = chunk_notes(open_store(other));
  sqlite::Statement attach(*database_, "ATTACH ? AS source");
  attach.bind(0, other.string());
  attach.run();
  {
    sqlite::Transaction transaction(*database_);
    database_->run("INSERT INTO sessions SELECT NULL, cpu_seconds, wall_seconds, peak_rss_mb FROM source.sessions");
    sqlite::Statement copy(*database_, fmt::format("INSERT INTO measured ({0}) SELECT {0} FROM source.measured"
                                                   " WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
                                                   stored_names()));
    for (auto [chunk, note] : notes) {
      if (const auto here = done_.find(chunk); here != done_.end()) {
        if (here->second != note.checksum)
          throw file_error(fmt::format("{}: chunk {} differs from the same chunk in another shard", other.string(), chunk));
        continue;
      }
      copy.bind(0, note.first_row);
      copy.bind(1, note.last_row);
      copy.run();
      const std::int64_t rows = note.last_row - note.first_row + 1;
      note.first_row = last_row(*database_) - rows + 1;
      note.last_row = note.first_row + rows - 1;
      insert_note(chunk, note);
      done_.emplace(chunk, note.checksum);
      formulas_ += note.counts.formulas;
    }
    transaction.commit();
  }
  database_->run("DETACH source");
}

}  // namespace brouncker
