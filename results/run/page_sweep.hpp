/// Every page of a store against its checksum, read once from the first to the last.
#pragma once

#include "engine/progress.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace brouncker {

struct PageSweep {
  std::uint64_t pages = 0;
  std::vector<std::uint64_t> damaged;  ///< numbers, from 1
  std::uint64_t bytes_left = 0;        ///< behind the last whole page: 0 in a file of SQLite
};

/// Ends early where it is stopped. Throws Error (file) where the file cannot be read. Cost: the time to read the file.
PageSweep sweep_pages(const std::filesystem::path& file, const WorkOptions& options);

}  // namespace brouncker
