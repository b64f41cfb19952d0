#include "results/run_writer.hpp"

#include "formulas/error.hpp"
#include "results/columns.hpp"

#include <cerrno>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFiles[] = {"run.json", "run.json.tmp", "run.sqlite", "run.sqlite-wal", "run.sqlite-shm", "run.sqlite-journal"};

fs::path database_path(const fs::path& directory) { return directory / "run.sqlite"; }

double now_seconds() {
  timespec t{};
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

double peak_rss_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double process_cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// Held until the descriptor is closed, by whatever way the process ends.
int locked(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) throw file_error(fmt::format("{}: {}", path.string(), std::strerror(errno)));
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  ::close(file);
  throw file_error(path.string() + ": another process is working on this run");
}

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory, error))
    throw file_error(fmt::format("{}: cannot be made a directory: {}", directory.string(),
                                 error ? error.message() : "something else is there"));
}

std::string insert_sql() {
  std::string names = "id, mirror", marks = "?, ?";
  for (const Column& c : run_columns())
    if (c.is_stored()) names += ", " + c.name, marks += ", ?";
  return fmt::format("INSERT INTO measured ({}) VALUES ({})", names, marks);
}

}  // namespace

Existing existing_run(const fs::path& directory, const Job& job) {
  std::error_code error;
  if (fs::exists(directory / "run.json", error))
    return read_run_info(directory).job == job ? Existing::same_run : Existing::other_run;
  return fs::exists(database_path(directory), error) ? Existing::other_run : Existing::nothing;
}

void RunWriter::discard(const fs::path& directory) {
  const int lock = locked(directory / "run.lock");
  for (const char* name : kFiles) {
    std::error_code error;
    fs::remove(directory / name, error);
    if (error) throw file_error(fmt::format("{}: {}", (directory / name).string(), error.message()));
  }
  ::close(lock);
}

RunWriter::RunWriter(const fs::path& directory, const Job& job, std::uint64_t chunk_size, const std::string& version)
    : directory_(directory), info_{job, version, chunk_size}, begin_(now_seconds()) {
  make_directory(directory);
  lock_ = locked(directory / "run.lock");
  try {
    const bool resumed = existing_run(directory, job) == Existing::same_run;
    if (resumed) {
      info_ = read_run_info(directory);
      if (is_complete()) return;
      if (!fs::exists(database_path(directory)))
        throw file_error(database_path(directory).string() + ": is missing, though run.json says that the run was begun");
    }
    database_ = std::make_unique<sqlite::Database>(database_path(directory).string(), sqlite::Database::Mode::read_write);
    // A killed process loses nothing that it committed; a power failure at most the last transactions.
    database_->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;");
    if (!resumed) {
      database_->run(fmt::format("BEGIN; PRAGMA application_id = {}; PRAGMA user_version = {};\n{}"
                                 "CREATE TABLE chunks (chunk INTEGER PRIMARY KEY, formulas INTEGER, cpu_seconds REAL);\n"
                                 "CREATE TABLE sessions (session INTEGER PRIMARY KEY, cpu_seconds REAL, wall_seconds REAL, "
                                 "peak_rss_mb REAL);\nCOMMIT;",
                                 kApplicationId, kRunFormat, run_schema()));
    }
    sqlite::Statement chunks(*database_, "SELECT chunk, formulas FROM chunks");
    while (chunks.next()) done_.insert(static_cast<std::uint64_t>(chunks.integer(0))), formulas_ += static_cast<std::uint64_t>(chunks.integer(1));
    insert_row_ = std::make_unique<sqlite::Statement>(*database_, insert_sql());
    insert_chunk_ = std::make_unique<sqlite::Statement>(*database_, "INSERT INTO chunks VALUES (?, ?, ?)");
    database_->run("INSERT INTO sessions VALUES (NULL, 0, 0, 0)");
    session_ = sqlite3_last_insert_rowid(database_->get());
    update_session_ = std::make_unique<sqlite::Statement>(
        *database_, "UPDATE sessions SET cpu_seconds = ?, wall_seconds = ?, peak_rss_mb = ? WHERE session = ?");
    set_state("running");
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

RunWriter::~RunWriter() {
  insert_row_.reset(), insert_chunk_.reset(), update_session_.reset(), database_.reset();
  if (lock_ >= 0) ::close(lock_);
}

void RunWriter::note_session() {
  update_session_->bind(0, process_cpu_seconds());
  update_session_->bind(1, now_seconds() - begin_);
  update_session_->bind(2, peak_rss_mb());
  update_session_->bind(3, session_);
  update_session_->run();
}

void RunWriter::set_state(const std::string& state) {
  info_.state = state;
  info_.formulas_done = formulas_;
  write_run_info(directory_, info_);
}

void RunWriter::write(const ChunkResult& result) {
  sqlite::Transaction transaction(*database_);
  std::uint64_t count = 0;
  for (const IndexedRow& row : result.rows) {
    insert_row_->bind(0, static_cast<std::int64_t>(row.id));
    if (row.has_mirror()) insert_row_->bind(1, static_cast<std::int64_t>(row.mirror));
    else insert_row_->bind_null(1);
    int i = 2;
    for (const Column& c : run_columns())
      if (c.is_stored()) c.store(*insert_row_, i++, row.row);
    insert_row_->run();
    count += row.count();
  }
  insert_chunk_->bind(0, static_cast<std::int64_t>(result.chunk.number));
  insert_chunk_->bind(1, static_cast<std::int64_t>(count));
  insert_chunk_->bind(2, result.cpu_seconds);
  insert_chunk_->run();
  note_session();
  transaction.commit();
  done_.insert(result.chunk.number);
  formulas_ += count;
}

void RunWriter::finish() {
  if (is_complete()) return;
  {
    sqlite::Transaction transaction(*database_);
    database_->run("CREATE UNIQUE INDEX IF NOT EXISTS measured_id ON measured (id);"
                   "CREATE UNIQUE INDEX IF NOT EXISTS measured_mirror ON measured (mirror) WHERE mirror IS NOT NULL;");
    note_session();
    transaction.commit();
  }
  // One file, that any reader can open without write access.
  insert_row_.reset(), insert_chunk_.reset(), update_session_.reset();
  database_->run("PRAGMA journal_mode = DELETE;");
  set_state("complete");
}

void RunWriter::pause() {
  if (!is_complete()) set_state("interrupted");
}

}  // namespace brouncker
