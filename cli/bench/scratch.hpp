/// A directory for the runs of a benchmark.
#pragma once

#include "formulas/error.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

namespace brouncker::cli {

/// A new directory, removed with all that is in it.
struct Scratch {
  std::filesystem::path path;
  Scratch() {
    std::string name =
        (std::filesystem::temp_directory_path() / ("brouncker-bench-" + std::string(6, 'X'))).string();  // mkdtemp() fills in
    if (!::mkdtemp(name.data())) throw file_error(name + ": cannot be made");
    path = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

}  // namespace brouncker::cli
