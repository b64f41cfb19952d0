/// Progress of long work on stderr: a bar with rate and time left on a terminal, a line now and then elsewhere.
#pragma once

#include "formulas/message.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace brouncker::cli {

class Progress {
 public:
  /// @param total Amount of work; `done_before` of it was done in earlier runs and does not count for the rate.
  Progress(std::string unit, std::uint64_t total, std::uint64_t done_before, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Call from one thread at a time; prints only when it is time to.
  void add(std::uint64_t amount);
  /// Wipes the bar.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  void print(Clock::time_point now);

  std::string unit_;
  std::uint64_t total_, before_, done_;
  bool quiet_, terminal_, shown_ = false;
  Clock::time_point begin_, next_;
};

using text::grouped;
/// "6 min 40 s".
std::string duration(double seconds);

}  // namespace brouncker::cli
