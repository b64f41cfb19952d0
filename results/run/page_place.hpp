/// What a page of a store belongs to, for messages: found in the file itself, for SQLite cannot be asked about a damaged one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace brouncker::sqlite {

/// "page 17 (table measured, rows 61 to 90)", "page 5 (index measured_id)", "page 1 (the schema)", "page 40 (of no table)"; rows
/// by their rowid. Only pages that are whole are followed. Cost: reads the inner nodes of all tables and indices; where the page
/// is none of theirs, all of the tables.
std::string page_text(const std::filesystem::path& file, std::uint64_t page);

/// Whether a table, an index or the schema holds the page.
bool is_in_use(const std::filesystem::path& file, std::uint64_t page);

/// `page` in a sentence: FILE: is damaged: page 17 (...) does not match its checksum.
std::string damage_text(const std::filesystem::path& file, std::uint64_t page);

}  // namespace brouncker::sqlite
