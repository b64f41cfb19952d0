/// How work on one formula is ended from outside: a flag for the calling thread, and looks at it wherever it may take long.
///
/// The flag is not an argument: the functions that look stand at the bottom of all that the engine does. Work on many formulas has
/// WorkOptions::stop and keeps what is done; it is done without a scope.
///
/// Cost of a look: a thread-local pointer; a nanosecond where there is no scope.
#pragma once

#include <atomic>

namespace brouncker {

/// Thrown by end_if_stopped(), out of any function of the engine; nothing was found. Not a std::exception: whoever began the scope
/// takes it.
struct Stopped {};

namespace stop {
inline thread_local constinit const std::atomic<bool>* flag = nullptr;
}

/// Until its end, work of the calling thread ends with Stopped soon after `flag` is true; nullptr: it is not ended.
class StopScope {
 public:
  explicit StopScope(const std::atomic<bool>* flag) : before_(stop::flag) { stop::flag = flag; }
  ~StopScope() { stop::flag = before_; }
  StopScope(const StopScope&) = delete;
  StopScope& operator=(const StopScope&) = delete;

 private:
  const std::atomic<bool>* before_;
};

/// From here on the calling thread's work looks at the flag itself, and keeps what is done.
inline void leave_stop_scope() { stop::flag = nullptr; }

/// Throws Stopped where the flag of the calling thread's scope is true.
inline void end_if_stopped() {
  if (stop::flag && stop::flag->load(std::memory_order_relaxed)) throw Stopped{};
}

}  // namespace brouncker
