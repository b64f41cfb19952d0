/// CPU seconds by phase of the evaluation, for `bench`. Reading the clock costs about 1 microsecond a formula, and nothing where no
/// profile is asked for.
#pragma once

#include "engine/resources.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace brouncker {

enum class Phase {
  tables,      ///< terms, residues, factors of b
  dynamics,    ///< q_n, continuants and errors in doubles
  detection,   ///< which primes divide gcd(p_n, q_n)
  valuation,   ///< how often
  reduction,   ///< the trace test of factorial reduction
  generic,     ///< exact samples of the PCFs that need them
  limit,       ///< limits
  convergent,  ///< deepest convergents that differ from the limit
  fits,        ///< class, fits, metrics
  rows,        ///< handing rows over
};

inline constexpr std::array<std::string_view, 10> kPhaseNames = {"tables",  "dynamics", "detection",  "valuation", "reduction",
                                                                 "generic", "limit",    "convergent", "fits",      "rows"};

struct SecondsByPhase {
  std::array<double, kPhaseNames.size()> seconds{};
  double& operator[](Phase phase) { return seconds[static_cast<std::size_t>(phase)]; }
  double operator[](Phase phase) const { return seconds[static_cast<std::size_t>(phase)]; }
  SecondsByPhase& operator+=(const SecondsByPhase& other) {
    for (std::size_t i = 0; i < seconds.size(); ++i) seconds[i] += other.seconds[i];
    return *this;
  }
};

/// Charges the time since the last charge to a phase. Does nothing, not even read the clock, where nobody asked.
class Stopwatch {
 public:
  /// @param seconds Null where nobody asked; has to outlive this.
  explicit Stopwatch(SecondsByPhase* seconds) : seconds_(seconds), last_(seconds ? thread_cpu_seconds() : 0) {}
  void charge(Phase phase) {
    if (!seconds_) return;
    const double now = thread_cpu_seconds();
    (*seconds_)[phase] += now - last_;
    last_ = now;
  }
  /// Leaves out the time since the last charge: somebody else has charged it.
  void skip() {
    if (seconds_) last_ = thread_cpu_seconds();
  }

 private:
  SecondsByPhase* seconds_;
  double last_;
};

}  // namespace brouncker
