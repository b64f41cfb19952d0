/// One writer at a time on a file of a run, also where the nodes of a cluster share its directory.
#pragma once

#include <filesystem>
#include <string>

namespace brouncker {

/// Holds a lock until it is destroyed, by whatever way the process ends. While it is held the lock's file says who holds it: host,
/// process, moment. On a file system that has no locks across nodes that text alone decides: the last to begin owns the file, and
/// is_ours() tells the others so.
class FileLock {
 public:
  /// Makes the lock's file if need be. Throws Error (file): not writable, or held by another process, which is named.
  explicit FileLock(const std::filesystem::path& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  /// False where another process has taken the file over. Cost: one small read.
  bool is_ours() const;
  /// Throws Error (file) naming the new owner unless is_ours().
  void check() const;

 private:
  std::filesystem::path path_;
  std::string owner_;  // what the file says while it is ours
  int file_ = -1;
};

/// True where another process holds the lock; false where nobody does, or the file system has no such locks. Changes nothing.
bool is_held(const std::filesystem::path& lock);

/// The text of a lock's file: "host node7, process 4711, ..."; empty where nobody holds it or it cannot be read.
std::string owner_of(const std::filesystem::path& lock);

}  // namespace brouncker
