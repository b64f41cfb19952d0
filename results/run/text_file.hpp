/// Whole text files.
#pragma once

#include <filesystem>
#include <string>

namespace brouncker {

/// The bytes of a file. Throws Error (file) naming it.
std::string read_text_file(const std::filesystem::path& path);

}  // namespace brouncker
