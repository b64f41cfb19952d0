/// Does gcd(p_n, q_n) take away the factorial growth of q_n? Decided modulo small primes, for PCFs of any degree.
///
/// A prime passes where is_reducing() (curvature.hpp) holds. The first kTestedPrimes good primes from 7 on are tested; where some pass and
/// some fail, more, until the ratio of the likelihoods of "half of the primes pass" and "a prime passes by accident, with probability
/// 1/p" is beyond kDecided or 1/kDecided, or kMostTested are tested.
///
///     full   all tested primes pass
///     half   a share of them that accident does not explain: half of them where a quadratic field decides
///     none   otherwise
///
/// What is a theorem about this and what is observed only: doc/SIEVE.md.
#pragma once

#include "engine/sieve/curvature.hpp"
#include "engine/sieve/reduction.hpp"

namespace brouncker::sieve {

inline constexpr int kTestedPrimes = 15, kFewestTested = 6;
inline constexpr std::uint32_t kFirstPrime = 7;
inline constexpr double kDecided = 1000;

/// What the primes tested so far say.
class Tally {
 public:
  void add(std::uint32_t prime, bool passes);
  /// Is that enough?
  bool is_complete() const;
  Reduction reduction() const;
  int tested() const { return tested_; }

 private:
  int tested_ = 0, failed_ = 0;
  double log_ratio_ = 0;  // of the likelihoods; its thresholds are arbitrary, so that rounding matters nowhere
};

struct TraceTest {
  /// unknown where D > kMostGrowth, or fewer than kFewestTested primes below kPrimeBound are good.
  FactorialReduction verdict = FactorialReduction::unknown;
  std::vector<std::uint32_t> passed, failed;  ///< primes, increasing
  std::vector<std::uint32_t> skipped;         ///< primes from 7 to the largest tested one that are not good
  int tested() const { return static_cast<int>(passed.size() + failed.size()); }
  Reduction summary() const { return {verdict, tested(), static_cast<int>(failed.size())}; }
};

/// Precondition: a and b are not zero.
/// Cost: half a microsecond for each prime that fails at once; about 20 microseconds where fifteen pass at degrees (2, 4).
TraceTest trace_test(const Pcf& pcf);

/// The same from a later prime on, sieve_primes()[first], with what those before said. Precondition: D <= kMostGrowth.
Reduction continued_test(const Pcf& pcf, Tally tally, std::size_t first);

/// The primes from kFirstPrime to kPrimeBound, increasing.
const std::vector<std::uint32_t>& sieve_primes();

}  // namespace brouncker::sieve
