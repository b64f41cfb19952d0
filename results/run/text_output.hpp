/// The one writer of text files: a file that appears whole or not at all, or standard output.
#pragma once

#include "results/run/temporary_file.hpp"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace brouncker {

/// Who chose the place of a file, which decides what a symbolic link there means.
enum class Place {
  named,   ///< by the user: a link of his is followed, and the file that it leads to is replaced; a device or pipe is written to
  in_run,  ///< by us, in a directory that may come from somebody else: whatever is there is replaced, nothing is followed
};

class TextOutput {
 public:
  /// Standard output.
  TextOutput() : file_(stdout) {}
  /// A file that gets its name with commit(). Throws Error (file).
  explicit TextOutput(const std::filesystem::path& path, Place place = Place::named);
  ~TextOutput();
  TextOutput(const TextOutput&) = delete;
  TextOutput& operator=(const TextOutput&) = delete;

  /// Throws Error (file) where it cannot be written.
  void write(std::string_view text);
  /// Call once, at the end.
  void commit();

 private:
  [[noreturn]] void fail() const;

  std::filesystem::path path_;              // empty for standard output
  std::optional<TemporaryFile> temporary_;  // none for standard output, devices and pipes
  std::FILE* file_ = nullptr;
};

/// A whole file at once. Throws Error (file).
void write_text_file(const std::filesystem::path& path, std::string_view text, Place place = Place::named);

}  // namespace brouncker
