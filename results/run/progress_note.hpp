/// How far work on a run is, in a small file beside what it works on, so that `status` can tell from any machine.
#pragma once

#include "engine/progress.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace brouncker {

/// What such a file says.
struct ProgressSeen {
  std::string what;
  std::uint64_t done = 0, total = 0;
  double per_second = 0;     ///< since it began
  std::string host;          ///< where
  std::int64_t process = 0;  ///< by which process
  std::int64_t moment = 0;   ///< when, in seconds since 1970
};

/// Tells `inner` and, every few seconds, the file: in one step, so that a reader sees the old or the new text. Work that takes
/// less than two seconds leaves no trace. The file goes with the last copy of the callback; what a killed process leaves grows
/// old. A file that cannot be written is no reason to stop the work.
Progress noted(Progress inner, std::filesystem::path file);

/// Whether the process that wrote it is there still: by its number on this machine, else by the age of the note, a minute at most.
bool is_news(const ProgressSeen& seen);

/// nullopt where there is no such file, or it cannot be read.
std::optional<ProgressSeen> read_progress(const std::filesystem::path& file);

/// The file beside a store or a shard: run.sqlite, run.progress.
std::filesystem::path progress_beside(std::filesystem::path file);

}  // namespace brouncker
