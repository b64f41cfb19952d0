/// Where exporters write: a file that appears whole or not at all, or standard output.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace brouncker {

class TextOutput {
 public:
  /// Standard output.
  TextOutput() : file_(stdout) {}
  /// A file that gets its name with commit(). Throws Error (file).
  explicit TextOutput(const std::filesystem::path& path);
  ~TextOutput();
  TextOutput(const TextOutput&) = delete;
  TextOutput& operator=(const TextOutput&) = delete;

  /// Throws Error (file) where it cannot be written.
  void write(std::string_view text);
  /// Call once, at the end.
  void commit();

 private:
  [[noreturn]] void fail() const;

  std::filesystem::path path_, temporary_;  // empty for standard output
  std::FILE* file_ = nullptr;
};

}  // namespace brouncker
