#include "results/run/user_sql.hpp"

#include "formulas/error.hpp"
#include "results/run/store.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::uint64_t kStepsAtLeast = 300'000'000, kStepsPerRow = 10'000;

/// Beginnings of the names of tables that SQLite itself makes up, and functions with effects outside of the store.
constexpr std::array<std::string_view, 6> kOwnTables = {"sqlite_", "pragma_", "dbstat", "fts", "bytecode", "tables_used"};
constexpr std::array<std::string_view, 4> kRefusedFunctions = {"load_extension", "fts3_tokenizer", "sqlite_log", "sqlite_offset"};

std::string lower(const char* text) {
  std::string result = text ? text : "";
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// What SQLite asks about each thing that a statement would do.
int allows(void*, int action, const char* first, const char* second, const char*, const char*) {
  const auto begins = [name = lower(first)](std::string_view prefix) { return name.starts_with(prefix); };
  if (action == SQLITE_SELECT || action == SQLITE_RECURSIVE) return SQLITE_OK;
  if (action == SQLITE_READ) return std::ranges::any_of(kOwnTables, begins) ? SQLITE_DENY : SQLITE_OK;
  if (action == SQLITE_FUNCTION)
    return std::ranges::find(kRefusedFunctions, lower(second)) == kRefusedFunctions.end() ? SQLITE_OK : SQLITE_DENY;
  return SQLITE_DENY;
}

}  // namespace

std::uint64_t most_user_steps(const sqlite::Database& database) {
  sqlite::Statement there(database, "SELECT 1 FROM sqlite_master WHERE name = 'measured'");
  const std::int64_t rows = there.next() ? last_row(database) : 0;
  return kStepsAtLeast + kStepsPerRow * static_cast<std::uint64_t>(std::clamp<std::int64_t>(rows, 0, std::int64_t{1} << 40));
}

sqlite::Statement user_statement(const sqlite::Database& database, const std::string& sql, const std::string& given,
                                 std::string_view accepted) {
  const char* rest = nullptr;
  sqlite3_stmt* handle = nullptr;
  sqlite3_set_authorizer(database.get(), allows, nullptr);
  const int code = sqlite3_prepare_v2(database.get(), sql.data(), static_cast<int>(sql.size()), &handle, &rest);
  const std::string message = sqlite3_errmsg(database.get());
  sqlite3_set_authorizer(database.get(), nullptr, nullptr);
  const int kind = code & 0xff;
  if (kind == SQLITE_ERROR || kind == SQLITE_AUTH || kind == SQLITE_TOOBIG)
    throw input_error(fmt::format("{}: {}; accepted are {}", given, message, accepted));
  if (code != SQLITE_OK) database.fail();
  sqlite::Statement statement(database, handle, given, most_user_steps(database));
  if (!handle || *rest != '\0') throw input_error(fmt::format("{}: one SQL expression is accepted, without ';'", given));
  return statement;
}

}  // namespace brouncker
