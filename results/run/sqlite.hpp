/// SQLite behind two owning handles; every failure is an Error (file) that names the file.
#pragma once

#include "formulas/error.hpp"

#include <sqlite3.h>

#include <cstdint>
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
  /// Takes over a prepared statement of the user's making: what goes wrong in its expressions is an Error (input) about `given`.
  Statement(const Database& database, sqlite3_stmt* handle, std::string given)
      : database_(&database), handle_(handle), given_(std::move(given)) {}
  Statement(Statement&& other) noexcept
      : database_(other.database_), handle_(std::exchange(other.handle_, nullptr)), given_(std::move(other.given_)) {}
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
  std::string text(int column) const;
  sqlite3_stmt* get() const { return handle_; }

 private:
  const Database* database_;
  sqlite3_stmt* handle_ = nullptr;
  std::string given_;
};

/// A name as SQL takes it, whatever it holds.
std::string quoted_name(std::string_view name);

}  // namespace brouncker::sqlite
