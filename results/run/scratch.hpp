/// A directory for files that nobody keeps.
#pragma once

#include "formulas/error.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

namespace brouncker {

/// A new directory, removed with all that is in it.
struct ScratchDirectory {
  std::filesystem::path path;
  ScratchDirectory() {
    std::string name =
        (std::filesystem::temp_directory_path() / ("brouncker-" + std::string(6, 'X'))).string();  // mkdtemp() fills in
    if (!::mkdtemp(name.data())) throw file_error(name + ": cannot be made");
    path = name;
  }
  ~ScratchDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

}  // namespace brouncker
