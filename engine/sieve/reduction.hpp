/// The verdict of the trace test, and how many primes it stands on.
#pragma once

#include "engine/metrics/table.hpp"

namespace brouncker::sieve {

/// Most primes that one formula is tested with.
inline constexpr int kMostTested = 60;

struct Reduction {
  FactorialReduction verdict = FactorialReduction::unknown;
  int tested = 0, failed = 0;
  friend bool operator==(const Reduction&, const Reduction&) = default;
};

}  // namespace brouncker::sieve
