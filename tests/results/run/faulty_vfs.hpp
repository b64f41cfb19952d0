/// A file system under SQLite that fails at a chosen call, as SQLite's own tests do it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace brouncker::testing {

/// What goes wrong at the k-th call that it can befall.
enum class FileFault {
  none,
  error_once,     ///< any call on a file: an I/O error; the next calls work
  error_forever,  ///< that call and all later ones
  full,           ///< writing: no space, from then on
  short_read,     ///< reading: only half of what was asked for is there, once
  power_loss,  ///< writing, cutting, syncing, removing: of what was not synced a random part reaches the disk; then nothing works
};
inline constexpr std::array<std::string_view, 6> kFileFaultNames = {"none",      "error once", "error for good",
                                                                    "disk full", "short read", "power loss"};

/// Registered as the default while it lives; one at a time, and no database is open at its ends.
class FaultyFiles {
 public:
  /// @param seed Of what reaches the disk when the power fails.
  FaultyFiles(FileFault fault, std::uint64_t k, std::uint64_t seed);
  FaultyFiles(const FaultyFiles&) = delete;
  FaultyFiles& operator=(const FaultyFiles&) = delete;
  ~FaultyFiles();

  /// Calls so far that the fault could have befallen; with `none`, of `counted`.
  static std::uint64_t calls();
  /// Whether the k-th came.
  static bool struck();
};

}  // namespace brouncker::testing
