/// The part of detection that runs in 16-bit lanes.
#pragma once

#include "engine/fast/detection.hpp"

namespace brouncker::fast {

/// One prime of one b.
struct PrimeInB {
  std::int64_t p;
  int b, prime;  ///< indices: of the b, of the prime in its factors
};

/// Finds candidates for odd primes below kWordPrimes.
class WordDetector {
 public:
  /// @param tile Has to outlive the detector.
  explicit WordDetector(const DetectionTile& tile);

  /// All b's with the same prime p; appends to their candidates.
  void detect(std::span<const PrimeInB> same_p, std::span<DetectedB> b);

 private:
  void prepare(std::int64_t p);
  void prepare_b(const DetectedB& b, int first);
  std::vector<LaneSet> lanes_by_depth(const PrimeOfB& prime);
  std::int16_t centred(double x) const;

  const DetectionTile& tile_;
  std::int64_t p_ = 0;
  std::int16_t inverse_ = 0;              // of p modulo 2^16
  std::int64_t scale_ = 0, unscale_ = 0;  // 2^16 and 2^-16 modulo p
  int rows_ = 0;                          // n = 0 .. rows_ - 1: a period from any first root, or all depths
  std::vector<std::int16_t> n_, coefficients_, a_, a_low_, b_, b_low_;
};

}  // namespace brouncker::fast
