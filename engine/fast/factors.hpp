/// The primes in b(1), b(2), ..., b(n): only they can divide gcd(p_n, q_n), because p_n q_(n-1) - p_(n-1) q_n = +-b(1) ... b(n).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace brouncker::fast {

/// p^order divides b(n), p^(order + 1) does not; order >= 1.
struct Occurrence {
  int n, order;
};

struct PrimeOfB {
  std::int64_t p;
  std::span<const Occurrence> occurrences;  ///< increasing n, not empty
  int first_root() const { return occurrences.front().n; }
};

/// Largest |b(n)| that is factored.
inline constexpr std::int64_t kLargestFactored = std::int64_t{1} << 32;

/// All prime factors of b(1) .. b(n).
class FactoredB {
 public:
  /// @param b b(0) .. b(n) without error, 0 < |b(i)| <= kLargestFactored for i >= 1.
  /// Cost: a table of 8 MB, shared by the process, of smallest factors below 2^23; 0.1 ms a thousand such numbers. Larger ones cost
  /// a remainder of their product modulo every prime below 2^16: 1 ms.
  explicit FactoredB(std::span<const double> b);
  FactoredB(FactoredB&&) = default;

  std::span<const PrimeOfB> primes() const { return primes_; }  ///< increasing p

 private:
  std::vector<Occurrence> occurrences_;
  std::vector<PrimeOfB> primes_;
};

}  // namespace brouncker::fast
