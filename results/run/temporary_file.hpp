/// The file that a new one is written to before it gets its name.
///
/// It stands in the directory of its target as NAME.brouncker-(random).tmp, is made anew (O_EXCL, O_NOFOLLOW: what somebody laid in
/// its place is not written to) and is locked as long as its writer lives. What a killed writer left of the same target is told by
/// the missing lock and removed by the next writer.
#pragma once

#include <filesystem>

namespace brouncker {

class TemporaryFile {
 public:
  /// @param target Has the permissions and, where that is allowed, the owner that the new file gets.
  /// Throws Error (file) naming the target.
  explicit TemporaryFile(std::filesystem::path target);
  /// Removes it unless it was renamed.
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  /// To write to; closed by this object.
  int descriptor() const { return file_; }
  /// Syncs it and lets it take the place of its target, in one step. False, with errno, where that fails.
  [[nodiscard]] bool rename();

 private:
  std::filesystem::path target_, path_;
  int file_ = -1;
  int slot_ = -1;
};

/// Removes every temporary file of this process; for a signal handler that ends it.
void remove_temporary_files() noexcept;

}  // namespace brouncker
