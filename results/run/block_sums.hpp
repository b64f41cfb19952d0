/// Checksums over the rows of a table, a block of rows each, in the table `blocks` of the same store: what was stored is there,
/// all of it and nothing else. The checksums of pages (checked_pages.hpp) cannot tell where a page of an earlier moment stands in
/// a file, or a row was deleted by SQLite itself. The rows of the search have theirs in `chunks`.
#pragma once

#include "results/run/sqlite.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// CREATE TABLE `blocks`.
std::string blocks_schema();

/// Notes the checksums of a table as it is now, within the caller's transaction. Cost: reads the table, 1 us a row.
void put_sums(sqlite::Database& database, std::string_view table);

/// Forgets them: the table is gone, or empty.
void forget_sums(sqlite::Database& database, std::string_view table);

/// What does not match in a table: "table families, rows 1 to 812: do not match their checksum", one a block; a block that cannot
/// be read says why. Empty: all matches.
std::vector<std::string> verify_sums(const sqlite::Database& database, std::string_view table);

}  // namespace brouncker
