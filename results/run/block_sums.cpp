#include "results/run/block_sums.hpp"

#include "results/run/row_hash.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::int64_t kRowsPerBlock = 4096;

struct Block {
  std::int64_t first = 0, last = 0, rows = 0;
  std::int64_t checksum = 0;
};

/// The rows of a block from `first` on: up to kRowsPerBlock of them, or up to `last`.
Block summed(const sqlite::Database& database, std::string_view table, std::int64_t first, std::optional<std::int64_t> last) {
  sqlite::Statement s(database, fmt::format("SELECT rowid, * FROM {} WHERE rowid >= ? AND rowid <= ? ORDER BY rowid LIMIT {}",
                                            sqlite::quoted_name(table), last ? -1 : kRowsPerBlock));
  s.bind(0, first);
  s.bind(1, last.value_or(std::numeric_limits<std::int64_t>::max()));
  Block block{first, first, 0, 0};
  RowHash hash;
  for (; s.next(); ++block.rows) {
    hash.add(s);
    block.last = s.integer(0);
  }
  if (last) block.last = *last;
  block.checksum = static_cast<std::int64_t>(hash.digest());
  return block;
}

std::vector<Block> noted(const sqlite::Database& database, std::string_view table) {
  std::vector<Block> blocks;
  sqlite::Statement s(database, "SELECT first_row, last_row, rows, checksum FROM blocks WHERE table_name = ? ORDER BY first_row");
  s.bind(0, table);
  while (s.next()) blocks.push_back({s.integer(0), s.integer(1), s.integer(2), s.integer(3)});
  return blocks;
}

std::int64_t rows_of(const sqlite::Database& database, std::string_view table) {
  // NOT INDEXED: an index does not decide how many rows there are.
  sqlite::Statement s(database, fmt::format("SELECT count(*) FROM {} NOT INDEXED", sqlite::quoted_name(table)));
  return s.next() ? s.integer(0) : 0;
}

}  // namespace

std::string blocks_schema() {
  return "CREATE TABLE blocks (table_name TEXT, first_row INTEGER, last_row INTEGER, rows INTEGER, checksum INTEGER);\n";
}

void put_sums(sqlite::Database& database, std::string_view table) {
  forget_sums(database, table);
  sqlite::Statement insert(database, "INSERT INTO blocks VALUES (?, ?, ?, ?, ?)");
  for (Block block = summed(database, table, std::numeric_limits<std::int64_t>::min(), {}); block.rows > 0;
       block = summed(database, table, block.last + 1, {})) {
    insert.bind(0, table);
    int i = 1;
    for (const std::int64_t value : {block.first, block.last, block.rows, block.checksum}) insert.bind(i++, value);
    insert.run();
  }
}

void forget_sums(sqlite::Database& database, std::string_view table) {
  sqlite::Statement gone(database, "DELETE FROM blocks WHERE table_name = ?");
  gone.bind(0, table);
  gone.run();
}

std::vector<std::string> verify_sums(const sqlite::Database& database, std::string_view table) {
  std::vector<std::string> found;
  std::int64_t rows = 0;
  for (const Block& block : noted(database, table)) {
    rows += block.rows;
    const Block now = summed(database, table, block.first, block.last);
    if (now.checksum != block.checksum || now.rows != block.rows)
      found.push_back(fmt::format("table {}, rows {} to {}: do not match their checksum", table,
                                  std::max<std::int64_t>(block.first, 1), block.last));
  }
  if (const std::int64_t there = rows_of(database, table); found.empty() && there != rows)
    found.push_back(fmt::format("table {}: has {} rows, {} were stored", table, there, rows));
  return found;
}

}  // namespace brouncker
