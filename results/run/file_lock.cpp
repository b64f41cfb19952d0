#include "results/run/file_lock.hpp"

#include "formulas/error.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace brouncker {
namespace {

/// Differs for any two processes on any two hosts, and for any two moments of one.
std::string myself() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return fmt::format("host {}, process {}, since {}.{:09}\n", host.data(), ::getpid(), static_cast<std::int64_t>(now.tv_sec),
                     now.tv_nsec);
}

std::string in_use(const std::filesystem::path& path) {
  const std::string owner = owner_of(path);
  return fmt::format("{}: another process is working on this{}", path.string(), owner.empty() ? "" : " (" + owner + ")");
}

}  // namespace

std::string owner_of(const std::filesystem::path& lock) {
  const int file = ::open(lock.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return {};
  std::array<char, 512> text{};
  const ssize_t size = ::read(file, text.data(), text.size());
  ::close(file);
  std::string owner(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  while (!owner.empty() && owner.back() == '\n') owner.pop_back();
  return owner;
}

bool is_held(const std::filesystem::path& lock) {
  const int file = ::open(lock.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return false;
  const bool held = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  ::close(file);
  return held;
}

FileLock::FileLock(const std::filesystem::path& path) : path_(path), owner_(myself()) {
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644);
  if (file_ < 0) throw file_error(fmt::format("{}: {}", path.string(), std::strerror(errno)));
  // Any other failure than "held" means that this file system has no such locks. is_held() elsewhere holds it for a moment.
  bool held = true;
  for (int attempt = 0; held && attempt < 3; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    held = ::flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  }
  const bool told = !held && ::ftruncate(file_, 0) == 0 &&
                    ::pwrite(file_, owner_.data(), owner_.size(), 0) == static_cast<ssize_t>(owner_.size());
  if (told) return;
  const int error = errno;
  ::close(file_);
  throw file_error(held ? in_use(path) : fmt::format("{}: cannot be written: {}", path.string(), std::strerror(error)));
}

FileLock::~FileLock() {
  if (is_ours() && ::ftruncate(file_, 0) != 0) {
  }  // a full disk: the text stays, the lock goes all the same
  ::close(file_);
}

bool FileLock::is_ours() const { return owner_of(path_) + '\n' == owner_; }

void FileLock::check() const {
  if (is_ours()) return;
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // the new owner may be about to write its name
  throw file_error(in_use(path_) + " and has taken it over; this one stops");
}

}  // namespace brouncker
