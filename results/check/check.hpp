/// Is a run whole and right? Every checksum of its files, a random sample of its rows computed anew on the other path, every claim
/// against the stored limits.
#pragma once

#include "engine/progress.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace brouncker {

struct CheckOptions : WorkOptions {
  std::uint64_t sample = 256;  ///< rows to compute anew, all where there are fewer
  std::uint64_t seed = 1;      ///< which
};

struct CheckSummary {
  /// What is wrong, one line each: file, table, rows or page; then rows, claims and relations that are false.
  std::vector<std::string> faults;
  std::uint64_t files = 0, pages = 0;
  std::map<std::string, std::uint64_t> rows;  ///< by table, of those under a checksum that matches
  std::uint64_t sampled = 0, differing = 0;
  std::uint64_t claims = 0;        ///< compared with a stored limit; closed forms, their mirror images, relations
  std::uint64_t not_compared = 0;  ///< with a constant of a user's file, or a value that is not enclosed
  std::uint64_t denied = 0;
  std::uint64_t contradictions = 0;  ///< that `match` found and noted
  bool interrupted = false;

  bool is_sound() const { return faults.empty(); }
};

/// Throws Error (file) where there is no run at all, or another process is working on it. Changes nothing. Where a file is
/// damaged, neither rows nor claims are computed: what they were made of is not known.
CheckSummary check_run(const std::filesystem::path& directory, const CheckOptions& options);

}  // namespace brouncker
