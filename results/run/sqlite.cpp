#include "results/run/sqlite.hpp"

#include "results/run/checked_pages.hpp"
#include "results/run/page_place.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace brouncker::sqlite {
namespace {

/// Longest text, row or statement; the certificates of the longest relations have a hundredth of it.
constexpr int kMostBytes = 1 << 28;

void harden(sqlite3* handle, Database::Mode mode) {
  struct Setting {
    int option, value;
  };
  constexpr Setting kSettings[] = {
      {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
      {SQLITE_DBCONFIG_DQS_DDL, 0},        {SQLITE_DBCONFIG_DQS_DML, 0}};  // "no_such_column" is an error, not a text
  for (const auto& [option, value] : kSettings) sqlite3_db_config(handle, option, value, nullptr);
  sqlite3_exec(handle, "PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0", nullptr, nullptr, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kMostBytes);
  if (mode != Database::Mode::read_write) sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

}  // namespace

Database::Database(const std::string& path, Mode mode) : path_(path) {
  // Without CREATE SQLite falls back to reading alone where the file cannot be written; where it can, what a killed writer left
  // in the log is recovered.
  constexpr std::array kFlags = {SQLITE_OPEN_READWRITE, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, SQLITE_OPEN_READONLY};
  const int flags = kFlags[static_cast<std::size_t>(mode)] | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path.c_str(), &handle_, flags, checked_pages()) != SQLITE_OK) {
    const std::string message = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
    sqlite3_close(handle_);
    throw file_error(path + ": " + message);
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, 10'000);
  int reserved = kReservedBytes;  // of a file that is made now; one that is there keeps what it has
  sqlite3_file_control(handle_, nullptr, SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  if (mode == Mode::read_only) sqlite3_exec(handle_, "PRAGMA query_only = 1", nullptr, nullptr, nullptr);
  harden(handle_, mode);
}

Database::Database(Database&& other) noexcept : path_(std::move(other.path_)), handle_(std::exchange(other.handle_, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(handle_, other.handle_);
  return *this;
}

Database::~Database() { sqlite3_close(handle_); }

void Database::run(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void Database::fail() const {
  if (sqlite3_extended_errcode(handle_) == SQLITE_IOERR_DATA) throw file_error(damage_text(path_, refused_page()));
  const std::string message = path_ + ": " + sqlite3_errmsg(handle_);
  if (sqlite3_errcode(handle_) == SQLITE_BUSY) throw Busy(Fault::file, message);
  throw file_error(message);
}

Statement::Statement(const Database& database, std::string_view sql) : database_(&database) {
  if (sqlite3_prepare_v2(database.get(), sql.data(), static_cast<int>(sql.size()), &handle_, nullptr) != SQLITE_OK) database.fail();
}

struct Statement::User {
  std::string given;
  std::uint64_t most_steps = 0, steps = 0;

  static constexpr int kStride = 1000;
  static int count(void* user) {
    auto* self = static_cast<User*>(user);
    return (self->steps += kStride) > self->most_steps;
  }
};

Statement::Statement(const Database& database, sqlite3_stmt* handle, std::string given, std::uint64_t most_steps)
    : database_(&database), handle_(handle), user_(std::make_shared<User>(User{std::move(given), most_steps})) {}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::check_bound(int code) const {
  if (code != SQLITE_OK) database_->fail();
}

void Statement::bind(int i, std::int64_t value) { check_bound(sqlite3_bind_int64(handle_, i + 1, value)); }

void Statement::bind(int i, double value) {
  if (std::isnan(value)) bind_null(i);
  else check_bound(sqlite3_bind_double(handle_, i + 1, value));
}

void Statement::bind(int i, std::string_view value) {
  check_bound(sqlite3_bind_text(handle_, i + 1, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind_null(int i) { check_bound(sqlite3_bind_null(handle_, i + 1)); }

int Statement::step() {
  if (!user_) return sqlite3_step(handle_);
  sqlite3_progress_handler(database_->get(), User::kStride, User::count, user_.get());
  const int code = sqlite3_step(handle_);
  sqlite3_progress_handler(database_->get(), 0, nullptr, nullptr);
  return code;
}

bool Statement::next() {
  const int code = step();
  if (code == SQLITE_ROW) return true;
  if (user_ && (code & 0xff) == SQLITE_INTERRUPT)
    throw input_error(fmt::format("{}: takes more than {} steps of SQLite, the most for a run of this size; accepted are conditions"
                                  " that look at every row a few times",
                                  user_->given, user_->most_steps));
  if (user_ && ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_TOOBIG))
    throw input_error(user_->given + ": " + sqlite3_errmsg(database_->get()));
  if (code != SQLITE_DONE) database_->fail();
  return false;
}

void Statement::run() {
  while (next()) {
  }
  sqlite3_reset(handle_);
}

double Statement::real(int column) const {
  return is_null(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(handle_, column);
}

std::string_view Statement::view(int column) const {
  if (is_null(column)) return {};
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  if (!bytes) database_->fail();  // without memory there is no text, and that is no NULL
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::string_view Statement::name(int column) const {
  const char* name = sqlite3_column_name(handle_, column);
  if (!name) database_->fail();
  return name;
}

std::string quoted_name(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

}  // namespace brouncker::sqlite
