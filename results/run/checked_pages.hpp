/// Every page of a store carries a checksum of itself in its last eight bytes: those of tables, of indices and of the schema
/// alike.
///
/// A layer between SQLite and the file writes it, and compares it whenever SQLite reads the page. So whatever a command believes
/// of a store was compared on the way, by whatever path it was found, and nothing else had to be read. SQLite leaves the last
/// bytes of a page to such layers ("reserved bytes"), so that other programs read a store as any file of SQLite; what they write
/// has no checksum and is refused. The log of a search in work and the journal of a transaction have checksums of SQLite's own.
/// Cost: XXH3 of 4 kB, 0.2 us a page.
#pragma once

#include <cstdint>

namespace brouncker::sqlite {

inline constexpr int kPageSize = 4096;
inline constexpr int kReservedBytes = 8;

/// The name of the layer, for sqlite3_open_v2(). It stands on what is SQLite's default at the moment when a file is opened.
const char* checked_pages();

/// Whether a page holds its checksum: XXH3, 64 bits, little-endian, of what stands before it; the seed is the number of the page,
/// from 1.
bool is_whole(const unsigned char* page, std::uint64_t number);

/// The page that was last refused to the calling thread; 0: none.
std::uint64_t refused_page();

}  // namespace brouncker::sqlite
