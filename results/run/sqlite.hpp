/// SQLite behind two owning handles; every failure is an Error (file) that names the file.
#pragma once

#include "formulas/error.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace brouncker::sqlite {

/// Another process holds the file.
class Busy : public Error {
 public:
  using Error::Error;
};

/// What a value of a row is.
enum class Type { integer = SQLITE_INTEGER, real = SQLITE_FLOAT, text = SQLITE_TEXT, blob = SQLITE_BLOB, null = SQLITE_NULL };

/// A file that a stranger may have made: no trigger runs, no function that the schema names has effects, no extension is loaded,
/// cells are checked against their pages, and the file is not mapped, so that one that shrinks is an error and no signal. Used by one
/// thread at a time: SQLite's own locks, which cost a seventh of an export, are off.
class Database {
 public:
  /// read_only: nothing of the contents can be changed through this connection; what a killed writer left is put in order.
  /// untouched: not even that.
  enum class Mode { read_only, read_write, untouched };
  Database(const std::string& path, Mode mode);
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  /// Runs statements without results.
  void run(const std::string& sql);
  sqlite3* get() const { return handle_; }
  const std::string& path() const { return path_; }
  /// Throws the current failure of this database.
  [[noreturn]] void fail() const;

 private:
  std::string path_;
  sqlite3* handle_ = nullptr;
};

/// BEGIN ... COMMIT; rolled back unless committed. The database has to outlive it.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(&database) { database.run("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (open_) sqlite3_exec(database_->get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  void commit() {
    database_->run("COMMIT");
    open_ = false;
  }

 private:
  Database* database_;
  bool open_ = true;
};

/// A prepared statement. Parameters and columns are numbered from 0.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);
  /// Takes over a prepared statement of the user's making: what goes wrong in its expressions is an Error (input) about `given`, and
  /// so it is where it takes more than `most_steps` of SQLite's own steps.
  Statement(const Database& database, sqlite3_stmt* handle, std::string given, std::uint64_t most_steps);
  Statement(Statement&& other) noexcept
      : database_(other.database_), handle_(std::exchange(other.handle_, nullptr)), user_(std::move(other.user_)) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  void bind(int i, std::int64_t value);
  /// NaN becomes NULL.
  void bind(int i, double value);
  void bind(int i, std::string_view value);
  void bind_null(int i);
  template <class T>
  void bind_optional(int i, const std::optional<T>& value) {
    if (value) bind(i, *value);
    else bind_null(i);
  }

  /// Advances to the next row; false at the end.
  bool next();
  /// Runs a statement without results and makes it ready for the next.
  void run();

  bool is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const { return sqlite3_column_int64(handle_, column); }
  /// NULL becomes NaN.
  double real(int column) const;
  std::string text(int column) const { return std::string(view(column)); }
  /// The bytes of a text until the statement moves on.
  std::string_view view(int column) const;
  Type type(int column) const { return static_cast<Type>(sqlite3_column_type(handle_, column)); }
  /// Of a column, and of the file.
  std::string_view name(int column) const;
  std::string_view path() const { return database_->path(); }
  sqlite3_stmt* get() const { return handle_; }

 private:
  struct User;
  int step();
  void check_bound(int code) const;

  const Database* database_;
  sqlite3_stmt* handle_ = nullptr;
  std::shared_ptr<User> user_;  // of a user's making
};

/// A name as SQL takes it, whatever it holds.
std::string quoted_name(std::string_view name);

}  // namespace brouncker::sqlite
