#include "results/run/temporary_file.hpp"

#include "formulas/error.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = ".brouncker-", kEnd = ".tmp";
constexpr std::size_t kLetters = 8;
/// A file name has 255 bytes at most.
constexpr std::size_t kMostOfName = 255 - kMark.size() - kLetters - kEnd.size();

/// Names that a signal handler removes. More files at a time than slots are left to the next writer.
constexpr std::size_t kSlots = 32;
std::array<std::atomic<char*>, kSlots> names;
static_assert(std::atomic<char*>::is_always_lock_free, "read by a signal handler");

int noted(const fs::path& path) {
  char* name = ::strdup(path.c_str());
  for (std::size_t i = 0; name && i < kSlots; ++i)
    if (char* empty = nullptr; names[i].compare_exchange_strong(empty, name)) return static_cast<int>(i);
  std::free(name);
  return -1;
}

void forget(int slot) {
  if (slot >= 0) std::free(names[static_cast<std::size_t>(slot)].exchange(nullptr));
}

std::string stem_of(const fs::path& target) { return target.filename().string().substr(0, kMostOfName) + std::string(kMark); }

fs::path directory_of(const fs::path& target) { return target.has_parent_path() ? target.parent_path() : fs::path("."); }

std::string random_letters() {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::random_device random;
  std::string letters;
  for (std::size_t i = 0; i < kLetters; ++i) letters += kAlphabet[random() % kAlphabet.size()];
  return letters;
}

/// Removes what writers of this target that are gone left behind.
void remove_leftovers(const fs::path& target) {
  const std::string stem = stem_of(target);
  std::error_code error;
  for (fs::directory_iterator entry(directory_of(target), error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.size() != stem.size() + kLetters + kEnd.size() || !name.starts_with(stem) || !name.ends_with(kEnd)) continue;
    const int file = ::open(entry->path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) continue;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) ::unlink(entry->path().c_str());
    ::close(file);
  }
}

/// A new file that another writer, which may have come before the lock, did not take for a leftover; -1 with errno.
int made(const fs::path& path, mode_t mode) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  if (file < 0) return -1;
  ::flock(file, LOCK_EX | LOCK_NB);  // a file system without locks keeps leftovers
  struct stat ours {
  }, named{};
  if (::fstat(file, &ours) == 0 && ::lstat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino) return file;
  ::close(file);
  errno = EEXIST;
  return -1;
}

/// The permissions of what is replaced; its owner where we may.
void take_over(int file, const struct stat& old) {
  if (old.st_uid != ::geteuid() || old.st_gid != ::getegid())
    if (::fchown(file, old.st_uid, old.st_gid) != 0) {
    }  // then it belongs to its writer
  if (::fchmod(file, old.st_mode & 0777) != 0) {
  }  // a file system without permissions
}

}  // namespace

TemporaryFile::TemporaryFile(fs::path target) : target_(std::move(target)) {
  remove_leftovers(target_);
  struct stat old {};
  const bool replaces = ::lstat(target_.c_str(), &old) == 0 && S_ISREG(old.st_mode);
  for (int attempt = 0; file_ < 0 && attempt < 100; ++attempt) {
    path_ = directory_of(target_) / (stem_of(target_) + random_letters() + std::string(kEnd));
    file_ = made(path_, replaces ? 0600 : 0666);
    if (file_ < 0 && errno != EEXIST) break;
  }
  if (file_ < 0) throw file_error(fmt::format("{}: cannot be written: {}", target_.string(), std::strerror(errno)));
  slot_ = noted(path_);
  if (replaces) take_over(file_, old);
}

TemporaryFile::~TemporaryFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
  if (file_ >= 0) ::close(file_);
  forget(slot_);
}

bool TemporaryFile::rename() {
  if (::fsync(file_) != 0 || std::rename(path_.c_str(), target_.c_str()) != 0) return false;
  path_.clear();
  return true;
}

void remove_temporary_files() noexcept {
  for (std::atomic<char*>& name : names)
    if (const char* path = name.load()) ::unlink(path);
}

}  // namespace brouncker
