/// Progress of long work on stderr: a bar with rate and time left on a terminal, a line now and then elsewhere.
#pragma once

#include "engine/progress.hpp"
#include "formulas/message.hpp"

#include <chrono>
#include <mutex>
#include <string>

namespace brouncker::cli {

/// One bar after the other, one for each `what` that the work reports; a step that is not counted is a line by itself.
class ProgressBar {
 public:
  explicit ProgressBar(bool quiet);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// What the work is to call, as long as this lives.
  Progress callback();
  /// Wipes the bar.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  void show(std::string_view what, std::uint64_t done, std::uint64_t total);
  void begin(std::string_view what, std::uint64_t done, std::uint64_t total);
  void print(Clock::time_point now);
  void wipe();

  std::mutex mutex_;
  std::string what_;
  std::uint64_t total_ = 0, before_ = 0, done_ = 0;
  bool quiet_, terminal_, shown_ = false;
  Clock::time_point begin_, next_;
};

using text::grouped;
/// "6 min 40 s".
std::string duration(double seconds);

}  // namespace brouncker::cli
