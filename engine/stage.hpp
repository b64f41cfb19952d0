/// CPU seconds by stage of the evaluation, for `bench`. Reading the clock costs about 1 microsecond a formula, and nothing where no
/// profile is asked for.
#pragma once

#include <array>
#include <cstddef>
#include <ctime>
#include <string_view>

#include <sys/resource.h>

namespace brouncker {

enum class Stage {
  tables,     ///< terms, residues, factors of b
  dynamics,   ///< q_n, continuants and errors in doubles
  detection,  ///< which primes divide gcd(p_n, q_n)
  valuation,  ///< how often
  generic,    ///< exact samples of the PCFs that need them
  limit,      ///< limits
  convergent,  ///< deepest convergents that differ from the limit
  fits,       ///< class, fits, metrics
  rows,       ///< handing rows over
};

inline constexpr std::array<std::string_view, 9> kStageNames = {"tables",  "dynamics", "detection", "valuation",
                                                                "generic", "limit",    "convergent", "fits",  "rows"};

struct SecondsByStage {
  std::array<double, kStageNames.size()> seconds{};
  double& operator[](Stage stage) { return seconds[static_cast<std::size_t>(stage)]; }
  double operator[](Stage stage) const { return seconds[static_cast<std::size_t>(stage)]; }
  SecondsByStage& operator+=(const SecondsByStage& other) {
    for (std::size_t i = 0; i < seconds.size(); ++i) seconds[i] += other.seconds[i];
    return *this;
  }
};

inline double clock_seconds(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// CPU seconds of the calling thread, and of the whole process.
inline double thread_cpu_seconds() { return clock_seconds(CLOCK_THREAD_CPUTIME_ID); }
inline double process_cpu_seconds() { return clock_seconds(CLOCK_PROCESS_CPUTIME_ID); }

/// Largest resident set of the process so far.
inline double peak_rss_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Charges the time since the last charge to a stage. Does nothing, not even read the clock, where nobody asked.
class Stopwatch {
 public:
  explicit Stopwatch(SecondsByStage* seconds) : seconds_(seconds), last_(seconds ? thread_cpu_seconds() : 0) {}
  void charge(Stage stage) {
    if (!seconds_) return;
    const double now = thread_cpu_seconds();
    (*seconds_)[stage] += now - last_;
    last_ = now;
  }
  /// Leaves out the time since the last charge: somebody else has charged it.
  void skip() {
    if (seconds_) last_ = thread_cpu_seconds();
  }

 private:
  SecondsByStage* seconds_;
  double last_;
};

}  // namespace brouncker
