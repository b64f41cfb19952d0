/// Which of 64 integers carry more than a given weight: sums of small weights, one bit plane a binary digit.
#pragma once

#include <array>
#include <cstdint>

namespace brouncker::sieve {

class WeightedWords {
 public:
  /// Planes suffice for sums below 2^kPlanes.
  static constexpr int kPlanes = 12;

  /// @param slack The largest sum that is not too much, 0 <= slack < 2^kPlanes.
  explicit WeightedWords(std::uint32_t slack) {
    const std::uint32_t start = (1U << kPlanes) - 1 - slack;  // overflows where the sum exceeds the slack
    for (int j = 0; j < kPlanes; ++j) planes_[static_cast<std::size_t>(j)] = start >> j & 1 ? ~std::uint64_t{0} : 0;
  }

  /// Adds the weight to the integers of a mask.
  void add(std::uint32_t weight, std::uint64_t mask) {
    std::uint64_t carry = 0;
    for (int j = 0; j < kPlanes; ++j) {
      std::uint64_t& plane = planes_[static_cast<std::size_t>(j)];
      const std::uint64_t x = plane, y = weight >> j & 1 ? mask : 0;
      plane = x ^ y ^ carry;
      carry = (x & y) | (carry & (x ^ y));
    }
    exceeded_ |= carry;
  }

  /// The integers whose sum exceeds the slack.
  std::uint64_t exceeded() const { return exceeded_; }

 private:
  std::array<std::uint64_t, kPlanes> planes_{};
  std::uint64_t exceeded_ = 0;
};

}  // namespace brouncker::sieve
