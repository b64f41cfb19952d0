#include "results/run/text_output.hpp"

#include "formulas/error.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// As many as the kernel follows.
constexpr int kMostLinks = 40;

/// As the kernel does in directories of everybody (protected_symlinks): a link that somebody else laid is not followed.
void check_owner(const fs::path& link, const fs::path& asked) {
  struct stat found {};
  if (::lstat(link.c_str(), &found) != 0 || found.st_uid == 0 || found.st_uid == ::geteuid()) return;
  throw file_error(fmt::format("{}: cannot be written: {} is a symbolic link of another user", asked.string(), link.string()));
}

/// A file, a place for one, or something that is written to as it is.
struct Destination {
  fs::path path;
  bool is_stream = false;
};

/// Where links lead. /dev/stdout and the like end in /proc, where a link is an open file.
Destination followed(const fs::path& asked) {
  std::error_code error;
  fs::path path = asked;
  for (int links = 0; fs::is_symlink(path, error); ++links) {
    if (links == kMostLinks) throw file_error(asked.string() + ": cannot be written: too many symbolic links");
    const fs::path directory = fs::weakly_canonical(fs::absolute(path).parent_path(), error);
    if (directory.string().starts_with("/proc/")) return {asked, true};
    check_owner(path, asked);
    path = directory / fs::read_symlink(path, error);
  }
  return {path, fs::exists(path, error) && !fs::is_regular_file(path, error)};
}

std::FILE* stream_of(int descriptor) { return descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb"); }

}  // namespace

TextOutput::TextOutput(const fs::path& path, Place place) : path_(path) {
  const Destination destination = place == Place::named ? followed(path) : Destination{path, false};
  if (destination.is_stream) {
    file_ = stream_of(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));  // what `>> log` has stays where it is
  } else {
    temporary_.emplace(destination.path);
    file_ = stream_of(::dup(temporary_->descriptor()));
  }
  if (!file_) fail();
}

TextOutput::~TextOutput() {
  if (file_ && file_ != stdout) std::fclose(file_);
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
  std::FILE* file = file_;
  file_ = nullptr;
  if (std::fclose(file) != 0 || (temporary_ && !temporary_->rename())) fail();
}

void write_text_file(const fs::path& path, std::string_view text, Place place) {
  TextOutput out(path, place);
  out.write(text);
  out.commit();
}

}  // namespace brouncker
