#include "results/run/store.hpp"

#include "engine/resources.hpp"
#include "formulas/error.hpp"
#include "results/run/block_sums.hpp"
#include "results/run/checked_pages.hpp"
#include "results/run/checksum.hpp"
#include "results/run/columns.hpp"
#include "results/run/format.hpp"
#include "results/run/schema.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

std::string insert_row_sql() {
  std::string names = "id, mirror", marks = "?, ?";
  for (const Column& c : run_columns())
    if (c.is_stored()) names += ", " + c.name, marks += ", ?";
  return fmt::format("INSERT INTO measured ({}) VALUES ({})", names, marks);
}

std::string insert_chunk_sql() {
  std::string marks = "?, ?, ?, ?, ?";
  for (std::size_t i = 0; i < count_columns().size(); ++i) marks += ", ?";
  return fmt::format("INSERT INTO chunks VALUES ({})", marks);
}

std::string count_names(std::string_view type) {
  std::string names;
  for (const CountColumn& c : count_columns()) names += fmt::format(", {}{}", c.name, type);
  return names;
}

void fill(sqlite::Database& database, const StoreIdentity& identity) {
  database.run(fmt::format("PRAGMA page_size = {};", sqlite::kPageSize));
  sqlite::Transaction transaction(database);
  database.run(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};\n{}", kApplicationId, kRunFormat, store_schema()));
  sqlite::Statement insert(database, "INSERT INTO identity VALUES (?, ?, ?, ?)");
  insert.bind(0, identity.job);
  insert.bind(1, identity.version);
  insert.bind(2, static_cast<std::int64_t>(identity.chunk_size));
  insert.bind(3, kKeepNames[static_cast<std::size_t>(identity.keep)]);
  insert.run();
  put_sums(database, "identity");
  transaction.commit();
}

/// Makes the file: it has its name only once it is whole.
void create(const fs::path& path, const StoreIdentity& identity) {
  const std::string temporary = path.string() + ".new";
  std::error_code error;
  for (const char* suffix : {"", "-journal"}) fs::remove(temporary + suffix, error);
  if (sqlite::Database database(temporary, sqlite::Database::Mode::read_write); true) fill(database, identity);
  fs::rename(temporary, path, error);
  if (error) throw file_error(fmt::format("{}: {}", path.string(), error.message()));
}

Error other_format(const std::string& path, std::int64_t format) {
  return file_error(
      fmt::format("{}: is of format {}, this program reads format {}; `brouncker search`, with the same space and --force, makes"
                  " the run anew",
                  path, format, kRunFormat));
}

/// Refuses a store of an earlier format, whose pages have no checksums, before SQLite opens it.
void check_format(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  unsigned char page[sqlite::kPageSize] = {};
  file.read(reinterpret_cast<char*>(page), sizeof page);
  const auto number = [&](int at) { return page[at] << 24 | page[at + 1] << 16 | page[at + 2] << 8 | page[at + 3]; };
  constexpr int kReserved = 20, kUserVersion = 60, kApplication = 68;
  const int format = number(kUserVersion);
  if (page[kReserved] == 0 && number(kApplication) == kApplicationId && format > 0 && format < kRunFormat)
    throw other_format(path.string(), format);
}

/// What is open is a store of ours, and nothing else is in it.
void check_contents(const sqlite::Database& database) {
  const auto pragma = [&](const char* name) {
    sqlite::Statement statement(database, fmt::format("PRAGMA {}", name));
    return statement.next() ? statement.integer(0) : 0;
  };
  if (pragma("application_id") != kApplicationId) throw file_error(database.path() + ": is damaged, or not the store of a run");
  if (const auto format = pragma("user_version"); format != kRunFormat) throw other_format(database.path(), format);
  check_schema(database);
}

}  // namespace

std::string store_schema() {
  return fmt::format(
      "{}CREATE TABLE chunks (chunk INTEGER PRIMARY KEY, first_row INTEGER, last_row INTEGER, cpu_seconds REAL, checksum INTEGER{});\n"
      "CREATE TABLE sessions (session INTEGER PRIMARY KEY, cpu_seconds REAL, wall_seconds REAL, peak_rss_mb REAL);\n"
      "CREATE TABLE identity (job TEXT, version TEXT, chunk_size INTEGER, keep TEXT);\n{}",
      run_schema(), count_names(" INTEGER"), blocks_schema());
}

std::int64_t last_row(const sqlite::Database& database) {
  sqlite::Statement statement(database, "SELECT max(rowid) FROM measured");
  return statement.next() && !statement.is_null(0) ? statement.integer(0) : 0;
}

sqlite::Database open_store(const fs::path& path, sqlite::Database::Mode mode) {
  std::error_code error;
  if (!fs::exists(path, error)) throw file_error(path.string() + ": is missing");
  check_format(path);
  sqlite::Database database(path.string(), mode);
  check_contents(database);
  return database;
}

StoreIdentity identity_of(const sqlite::Database& database) {
  sqlite::Statement s(database, "SELECT job, version, chunk_size, keep FROM identity");
  if (!s.next()) throw file_error(database.path() + ": is damaged: it does not say which run it belongs to");
  const auto keep = std::ranges::find(kKeepNames, s.text(3)) - kKeepNames.begin();
  return {s.text(0), s.text(1), static_cast<std::uint64_t>(s.integer(2)), static_cast<Keep>(keep)};
}

std::string rows_checksum(const sqlite::Database& database) {
  const StoreIdentity asked = identity_of(database);
  std::string text = fmt::format("{}\n{}\n{}\n{}", asked.job, asked.version, asked.chunk_size, static_cast<int>(asked.keep));
  for (const auto& [chunk, note] : chunk_notes(database)) text += fmt::format("\n{} {}", chunk, note.checksum);
  return checksum(text);
}

std::map<std::uint64_t, ChunkNote> chunk_notes(const sqlite::Database& database) {
  std::map<std::uint64_t, ChunkNote> notes;
  sqlite::Statement s(database,
                      fmt::format("SELECT chunk, first_row, last_row, cpu_seconds, checksum{} FROM chunks", count_names("")));
  while (s.next()) {
    ChunkNote note{s.integer(1), s.integer(2), s.real(3), static_cast<std::uint64_t>(s.integer(4)), {}};
    int i = 5;
    for (const CountColumn& c : count_columns()) c.of(note.counts) = static_cast<std::uint64_t>(s.integer(i++));
    notes.emplace(static_cast<std::uint64_t>(s.integer(0)), note);
  }
  return notes;
}

RunSummary summary_of(const sqlite::Database& database) {
  std::string sums;
  for (const CountColumn& c : count_columns()) sums += fmt::format("{}coalesce(sum({}), 0)", sums.empty() ? "" : ", ", c.name);
  RunSummary summary;
  sqlite::Statement chunks(database, fmt::format("SELECT {} FROM chunks", sums));
  if (int i = 0; chunks.next())
    for (const CountColumn& c : count_columns()) c.of(summary.counts) = static_cast<std::uint64_t>(chunks.integer(i++));
  sqlite::Statement sessions(database,
                             "SELECT total(wall_seconds), total(cpu_seconds), coalesce(max(peak_rss_mb), 0) FROM sessions");
  if (sessions.next()) {
    summary.seconds = sessions.real(0);
    summary.cpu_seconds = sessions.real(1);
    summary.peak_rss_mb = sessions.real(2);
  }
  return summary;
}

Store::Store(const fs::path& path, const StoreIdentity& identity, Readers readers)
    : path_(path), begin_(clock_seconds(CLOCK_MONOTONIC)), cpu_before_(process_cpu_seconds()), keep_(identity.keep) {
  std::error_code error;
  if (fs::exists(path, error)) check_format(path);
  else create(path, identity);
  database_ = std::make_unique<sqlite::Database>(path.string(), sqlite::Database::Mode::read_write);
  if (readers != Readers::many) database_->run("PRAGMA locking_mode = EXCLUSIVE;");
  // A killed process loses nothing that it committed; a power failure at most the last transactions.
  // The rows are sorted for the indices in files, which keeps the memory independent of their number.
  database_->run(readers == Readers::own ? "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
                                         : "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  database_->run("PRAGMA temp_store = FILE;");
  if (readers == Readers::own) fs::remove(path, error);
  check_contents(*database_);
  if (identity_of(*database_) != identity) throw file_error(path.string() + ": belongs to another run");
  for (const auto& [chunk, note] : chunk_notes(*database_)) note_done(chunk, note);
  insert_row_ = std::make_unique<sqlite::Statement>(*database_, insert_row_sql());
  insert_chunk_ = std::make_unique<sqlite::Statement>(*database_, insert_chunk_sql());
  database_->run("INSERT INTO sessions VALUES (NULL, 0, 0, 0)");
  session_ = sqlite3_last_insert_rowid(database_->get());
  update_session_ = std::make_unique<sqlite::Statement>(
      *database_, "UPDATE sessions SET cpu_seconds = ?, wall_seconds = ?, peak_rss_mb = ? WHERE session = ?");
}

void Store::note_session() {
  update_session_->bind(0, process_cpu_seconds() - cpu_before_);
  update_session_->bind(1, clock_seconds(CLOCK_MONOTONIC) - begin_);
  update_session_->bind(2, peak_rss_mb());
  update_session_->bind(3, session_);
  update_session_->run();
}

void Store::note_done(std::uint64_t chunk, const ChunkNote& note) {
  done_.emplace(chunk, note.checksum);
  formulas_ += note.counts.formulas;
  sieved_ += note.counts.sieved.indices();
}

void Store::insert_note(std::uint64_t chunk, const ChunkNote& note) {
  insert_chunk_->bind(0, static_cast<std::int64_t>(chunk));
  insert_chunk_->bind(1, note.first_row);
  insert_chunk_->bind(2, note.last_row);
  insert_chunk_->bind(3, note.cpu_seconds);
  insert_chunk_->bind(4, static_cast<std::int64_t>(note.checksum));
  Counts counts = note.counts;
  int i = 5;
  for (const CountColumn& c : count_columns()) insert_chunk_->bind(i++, static_cast<std::int64_t>(c.of(counts)));
  insert_chunk_->run();
}

namespace {

/// By id, so that whoever reads rows in that order finds neighbours side by side.
std::vector<const IndexedRow*> in_order(const std::vector<IndexedRow>& rows) {
  std::vector<const IndexedRow*> order;
  for (const IndexedRow& row : rows) order.push_back(&row);
  std::ranges::sort(order, {}, &IndexedRow::id);
  return order;
}

}  // namespace

void Store::write(const ChunkResult& result) {
  sqlite::Transaction transaction(*database_);
  ChunkNote note;
  note.first_row = last_row(*database_) + 1;
  note.last_row = note.first_row - 1;
  note.cpu_seconds = result.cpu_seconds;
  for (const IndexedRow* each : in_order(result.rows)) {
    const IndexedRow& row = *each;
    const bool kept = is_kept(keep_, row.row);
    note.counts.add(row, kept);
    if (!kept) continue;
    insert_row_->bind(0, static_cast<std::int64_t>(row.id));
    if (row.has_mirror()) insert_row_->bind(1, static_cast<std::int64_t>(row.mirror));
    else insert_row_->bind_null(1);
    int i = 2;
    for (const Column& c : run_columns())
      if (c.is_stored()) c.store(*insert_row_, i++, row.row);
    insert_row_->run();
    ++note.last_row;
  }
  if (result.sieved) note.counts.sieved = *result.sieved;
  note.checksum = checksum_of_chunk(*database_, result.chunk.number, note);
  insert_note(result.chunk.number, note);
  note_session();
  transaction.commit();
  note_done(result.chunk.number, note);
}

Store::Indices indices_for(const Source& source) {
  const bool tells = source.space() && source.space()->is_directly_invertible();
  return tells ? Store::Indices::id : Store::Indices::id_and_pcf;
}

void Store::make(Indices indices) {
  {
    sqlite::Transaction transaction(*database_);
    if (indices != Indices::none)
      database_->run("CREATE UNIQUE INDEX IF NOT EXISTS measured_id ON measured (id);"
                     "CREATE UNIQUE INDEX IF NOT EXISTS measured_mirror ON measured (mirror) WHERE mirror IS NOT NULL;");
    if (indices == Indices::id_and_pcf) database_->run("CREATE INDEX IF NOT EXISTS measured_pcf ON measured (a, b);");
    note_session();
    transaction.commit();
  }
  insert_row_.reset(), insert_chunk_.reset(), update_session_.reset();
}

sqlite::Database Store::taken(Indices indices) && {
  make(indices);
  database_->run("PRAGMA query_only = 1");
  sqlite3_limit(database_->get(), SQLITE_LIMIT_ATTACHED, 0);
  return std::move(*database_);
}

void Store::finish(Indices indices) {
  make(indices);
  database_->run("PRAGMA journal_mode = DELETE;");
  std::error_code error;
  fs::remove(path_.string() + "-shm", error);  // of a reader that came while this was in work
}

}  // namespace brouncker
