#include "results/run/text_file.hpp"

#include "formulas/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace brouncker {
namespace {

constexpr int kPatienceMilliseconds = 10'000;
/// Of file systems that hold nothing but the pipes of running processes (linux/magic.h: PIPEFS_MAGIC).
constexpr auto kPipes = 0x50495045;

struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

class InputFile {
 public:
  /// A pipe without a writer does not hold us here.
  InputFile(const std::filesystem::path& path, const FileKind& kind)
      : path_(path), kind_(kind), descriptor_{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)}, file_(descriptor_.number) {
    if (file_ < 0 && errno == ENOENT) fail(fmt::format("there is no such file; accepted is {}", kind.what));
    if (file_ < 0 || ::fstat(file_, &status_) != 0) fail(fmt::format("cannot be read: {}", std::strerror(errno)));
    if (S_ISDIR(status_.st_mode)) refuse("is a directory");
    if (!kind.streams && !S_ISREG(status_.st_mode)) refuse("is not a regular file");
    most_ = S_ISREG(status_.st_mode) ? kind.most_bytes : std::min(kind.most_bytes, kMostOfStream);
    if (S_ISFIFO(status_.st_mode)) wait_for_writer();
    ::fcntl(file_, F_SETFL, ::fcntl(file_, F_GETFL) & ~O_NONBLOCK);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  std::string text() const {
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(0, S_ISREG(status_.st_mode) ? status_.st_size : 0));
    if (size > most_) refuse(fmt::format("has {} bytes", size));
    std::string text;
    text.reserve(size + 1);
    std::array<char, 1 << 16> buffer;
    for (;;) {
      const ssize_t got = ::read(file_, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail(fmt::format("cannot be read: {}", std::strerror(errno)));
      if (got == 0) return text;
      if (text.size() + static_cast<std::size_t>(got) > most_) refuse("goes on beyond that");
      text.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const { throw file_error(fmt::format("{}: {}", path_.string(), reason)); }
  [[noreturn]] void refuse(std::string_view what_it_is) const {
    fail(fmt::format("{}; accepted is {} of at most {} bytes", what_it_is, kind_.what, most_ > 0 ? most_ : kind_.most_bytes));
  }

  /// The pipe of a running process, such as <(command) of a shell, has a writer, however slow; a named one may never get one.
  void wait_for_writer() const {
    struct statfs system {};
    if (::fstatfs(file_, &system) == 0 && system.f_type == kPipes) return;
    pollfd request{file_, POLLIN, 0};
    if (::poll(&request, 1, kPatienceMilliseconds) == 0)
      refuse(fmt::format("is a pipe into which nobody has written for {} seconds", kPatienceMilliseconds / 1000));
  }

  const std::filesystem::path& path_;
  const FileKind& kind_;
  struct stat status_ {};
  std::uint64_t most_ = 0;
  Descriptor descriptor_;
  int file_;
};

}  // namespace

std::string read_text_file(const std::filesystem::path& path, const FileKind& kind) { return InputFile(path, kind).text(); }

}  // namespace brouncker
