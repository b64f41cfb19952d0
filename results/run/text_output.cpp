#include "results/run/text_output.hpp"

#include "formulas/error.hpp"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <unistd.h>

namespace brouncker {

TextOutput::TextOutput(const std::filesystem::path& path) : path_(path), temporary_(path) {
  std::error_code error;
  // A device or a pipe has no half-written state; a regular file appears by renaming.
  if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error)) temporary_.clear();
  else temporary_ += fmt::format(".{}.tmp", ::getpid());
  file_ = std::fopen((temporary_.empty() ? path_ : temporary_).c_str(), "wb");
  if (!file_) fail();
}

TextOutput::~TextOutput() {
  if (!file_ || file_ == stdout) return;
  std::fclose(file_);
  std::error_code ignored;
  if (!temporary_.empty()) std::filesystem::remove(temporary_, ignored);
}

void TextOutput::fail() const {
  throw file_error(
      fmt::format("{}: cannot be written: {}", path_.empty() ? "standard output" : path_.string(), std::strerror(errno)));
}

void TextOutput::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}

void TextOutput::commit() {
  if (std::fflush(file_) != 0) fail();
  if (file_ == stdout) return;
  if (!temporary_.empty() && ::fsync(fileno(file_)) != 0) fail();
  std::FILE* file = file_;
  file_ = nullptr;
  if (std::fclose(file) != 0) fail();
  if (!temporary_.empty() && std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    const int error = errno;
    std::remove(temporary_.c_str());
    errno = error;
    fail();
  }
}

}  // namespace brouncker
