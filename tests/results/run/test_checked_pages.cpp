#include "formulas/error.hpp"
#include "results/run/checked_pages.hpp"
#include "results/run/page_place.hpp"
#include "results/run/page_sweep.hpp"
#include "results/run/sqlite.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;
using sqlite::Database;
using sqlite::Statement;

/// A database of a table with long and short rows, an index and a deleted table.
struct Sample {
  fs::path path = fs::temp_directory_path() / fmt::format("brouncker-pages-{}.sqlite", ::getpid());
  Sample() {
    fs::remove(path);
    Database database(path.string(), Database::Mode::read_write);
    database.run("CREATE TABLE first (x INTEGER, y TEXT); CREATE INDEX of_x ON first (x); CREATE TABLE gone (x TEXT);"
                 "CREATE TABLE second (z INTEGER PRIMARY KEY, t TEXT);"
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                 " INSERT INTO first SELECT (i * 7919) % 3001, printf('row %d', i) FROM n;"
                 "INSERT INTO gone SELECT y FROM first; INSERT INTO second VALUES (1, 'short'), (2, printf('%.*c', 20000, 'x'));"
                 "DROP TABLE gone;");
  }
  ~Sample() { fs::remove(path); }
  std::string bytes() const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& bytes) const { std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes; }
};

std::string everything(const fs::path& path) {
  std::string text;
  const Database database(path.string(), Database::Mode::read_only);
  for (const char* sql : {"SELECT x, y FROM first ORDER BY rowid", "SELECT x, y FROM first INDEXED BY of_x WHERE x > 10 ORDER BY x",
                          "SELECT z, t FROM second"}) {
    Statement s(database, sql);
    while (s.next()) text += s.text(0) + s.text(1) + "\n";
  }
  return text;
}

TEST_SUITE("results/run/checked_pages") {
  TEST_CASE("every page holds its checksum, and SQLite finds the file in order") {
    const Sample sample;
    const PageSweep sweep = sweep_pages(sample.path, {});
    CHECK(sweep.pages == fs::file_size(sample.path) / sqlite::kPageSize);
    CHECK(sweep.damaged.empty());
    CHECK(sweep.bytes_left == 0);
    sqlite3* plain = nullptr;
    REQUIRE(sqlite3_open(sample.path.c_str(), &plain) == SQLITE_OK);
    const auto integrity = [](void* ok, int, char** values, char**) {
      return *static_cast<bool*>(ok) = std::string(values[0]) == "ok", 0;
    };
    bool ok = false;
    CHECK(sqlite3_exec(plain, "PRAGMA integrity_check", integrity, &ok, nullptr) == SQLITE_OK);
    CHECK(ok);
    sqlite3_close(plain);
  }

  TEST_CASE("a part of a page is read as it is, and refused where another part of the page is damaged") {
    const Sample sample;
    const auto bytes = sample.bytes();
    sqlite3_vfs* layer = sqlite3_vfs_find(sqlite::checked_pages());
    REQUIRE(layer);
    std::vector<char> memory(static_cast<std::size_t>(layer->szOsFile));
    auto* file = reinterpret_cast<sqlite3_file*>(memory.data());
    const std::string name = sample.path.string() + std::string(4, '\0');  // SQLite's own names end so
    const auto read = [&](std::string& part, sqlite3_int64 place) {
      REQUIRE(layer->xOpen(layer, name.c_str(), file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) == SQLITE_OK);
      const int code = file->pMethods->xRead(file, part.data(), static_cast<int>(part.size()), place);
      file->pMethods->xClose(file);
      return code;
    };
    constexpr std::size_t kPage = sqlite::kPageSize;
    for (std::size_t first : {0, 4, 100}) {
      std::string part(1000, '?');
      CHECK(read(part, static_cast<sqlite3_int64>(2 * kPage + first)) == SQLITE_OK);
      CHECK(part == bytes.substr(2 * kPage + first, 1000));
    }
    std::string across(1000, '?');
    CHECK(read(across, 3 * kPage - 500) == SQLITE_IOERR_DATA);
    std::string damaged = bytes;
    damaged[2 * kPage + 3000] ^= 1;
    sample.write(damaged);
    std::string part(1000, '?');
    CHECK(read(part, 2 * kPage) == SQLITE_IOERR_DATA);
    CHECK(sqlite::refused_page() == 3);
  }

  TEST_CASE("a flipped bit in any page is refused by whoever reads it, and named with what it belongs to") {
    const Sample sample;
    const std::string whole = sample.bytes(), before = everything(sample.path);
    std::size_t read = 0, first = 0, index = 0, second = 0, schema = 0;
    for (std::size_t page = 0; page < whole.size() / sqlite::kPageSize; ++page) {
      std::string bytes = whole;
      bytes[page * sqlite::kPageSize + 2000 + page % 2000] ^= 16;
      sample.write(bytes);
      const PageSweep sweep = sweep_pages(sample.path, {});
      REQUIRE(sweep.damaged == std::vector<std::uint64_t>{page + 1});
      const std::string text = sqlite::page_text(sample.path, page + 1);
      first += text.find("table first, row") != text.npos, second += text.find("table second, row") != text.npos;
      index += text.find("index of_x") != text.npos, schema += text.find("the schema") != text.npos;
      try {
        const bool same = everything(sample.path) == before;
        CHECK(same);
        CHECK(text.find("of no table") != text.npos);
      } catch (const Error& error) {
        ++read;
        CHECK(std::string(error.what()).find(text) != std::string::npos);
      }
    }
    CHECK(schema == 1);
    CHECK(first > 5);
    CHECK(index > 5);
    CHECK(second == 5);  // one of the tree, four that hold the long row
    CHECK(read == first + index + second + schema);
  }

  TEST_CASE("the place of a page names its rows") {
    const Sample sample;
    std::int64_t last = 0;
    for (std::uint64_t page = 2; page <= fs::file_size(sample.path) / sqlite::kPageSize; ++page) {
      long long from = 0, to = 0;
      if (std::sscanf(sqlite::page_text(sample.path, page).c_str(), "page %*d (table first, rows %lld to %lld)", &from, &to) != 2)
        continue;
      if (from == 1 && to == 0) continue;
      const Database database(sample.path.string(), Database::Mode::read_only);
      Statement s(database, fmt::format("SELECT count(*) FROM first WHERE rowid BETWEEN {} AND {}", from, to));
      REQUIRE(s.next());
      CHECK(s.integer(0) == to - from + 1);
      last = std::max<std::int64_t>(last, to);
    }
    CHECK(last > 2500);
  }

  TEST_CASE("two pages that changed places, and what another program wrote, are refused") {
    const Sample sample;
    const std::string whole = sample.bytes();
    std::string bytes = whole;
    bytes.replace(3 * sqlite::kPageSize, sqlite::kPageSize, whole.substr(4 * sqlite::kPageSize, sqlite::kPageSize));
    sample.write(bytes);
    CHECK(sweep_pages(sample.path, {}).damaged == std::vector<std::uint64_t>{4});
    sample.write(whole);
    sqlite3* plain = nullptr;
    REQUIRE(sqlite3_open(sample.path.c_str(), &plain) == SQLITE_OK);
    CHECK(sqlite3_exec(plain, "UPDATE first SET y = 'other' WHERE rowid = 1", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(plain);
    CHECK_THROWS_WITH_AS(everything(sample.path), doctest::Contains("does not match its checksum"), Error);
  }

  TEST_CASE("the log of a writer that is at work is read with the file") {
    const Sample sample;
    Database writer(sample.path.string(), Database::Mode::read_write);
    writer.run("PRAGMA journal_mode = WAL; UPDATE first SET y = 'changed' WHERE rowid <= 2000;");
    const Database reader(sample.path.string(), Database::Mode::read_only);
    Statement s(reader, "SELECT count(*) FROM first WHERE y = 'changed'");
    REQUIRE(s.next());
    CHECK(s.integer(0) == 2000);
    writer.run("PRAGMA wal_checkpoint(TRUNCATE);");
    CHECK(sweep_pages(sample.path, {}).damaged.empty());
  }
}

}  // namespace
}  // namespace brouncker
