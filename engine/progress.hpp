/// How long work is told how to go about it, and tells how far it is.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string_view>

namespace brouncker {

/// `done` of `total` pieces of `what` are done; the first call about a `what` says how many were done before. Comes from any thread,
/// from several at a time, so that `done` may go back.
using Progress = std::function<void(std::string_view what, std::uint64_t done, std::uint64_t total)>;
/// In place of `total`: a step whose pieces nobody counts; it begins now.
inline constexpr std::uint64_t kUncounted = ~std::uint64_t{0};

/// What all long work is told.
struct WorkOptions {
  int threads = 0;  ///< 0: all cores
  Progress progress = {};
  const std::atomic<bool>* stop = nullptr;  ///< turns true: end at the next safe place

  bool is_stopped() const { return stop && stop->load(); }
  void report(std::string_view what, std::uint64_t done, std::uint64_t total) const {
    if (progress) progress(what, done, total);
  }
  void report_step(std::string_view what) const { report(what, 0, kUncounted); }
};

}  // namespace brouncker
