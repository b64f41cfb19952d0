/// Arithmetic modulo a small prime, without division.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

namespace brouncker::sieve {

/// Primes beyond this are not used: sums of kMostTerms products of residues stay below 2^32.
inline constexpr std::uint32_t kPrimeBound = 1 << 11;
inline constexpr int kMostTerms = 1 << 10;

/// Residues modulo an odd prime p < kPrimeBound are 0 .. p - 1.
class SmallField {
 public:
  explicit SmallField(std::uint32_t prime) : prime_(prime), inverse_((std::uint64_t{1} << 32) / prime) {
    assert(2 < prime && prime < kPrimeBound);
  }

  std::uint32_t prime() const { return prime_; }
  /// x modulo p: the quotient by the rounded inverse is at most 1 too small.
  std::uint32_t reduced(std::uint32_t x) const {
    const auto quotient = static_cast<std::uint32_t>(x * inverse_ >> 32);
    return once_reduced(x - quotient * prime_);
  }
  std::uint32_t product(std::uint32_t x, std::uint32_t y) const { return reduced(x * y); }
  std::uint32_t sum(std::uint32_t x, std::uint32_t y) const { return once_reduced(x + y); }
  std::uint32_t negative(std::uint32_t x) const { return x == 0 ? 0 : prime_ - x; }
  std::uint32_t power(std::uint32_t x, std::uint32_t exponent) const {
    std::uint32_t result = 1;
    for (; exponent > 0; exponent /= 2, x = product(x, x))
      if (exponent % 2 == 1) result = product(result, x);
    return result;
  }
  /// Precondition: x is not 0.
  std::uint32_t inverse(std::uint32_t x) const { return power(x, prime_ - 2); }
  /// Is x a square? 0 is one.
  bool is_square(std::uint32_t x) const { return power(x, (prime_ - 1) / 2) <= 1; }

 private:
  /// x < 2 p modulo p, without a branch: below p the difference wraps around.
  std::uint32_t once_reduced(std::uint32_t x) const { return std::min(x, x - prime_); }

  std::uint32_t prime_;
  std::uint64_t inverse_;
};

/// Coefficients of a polynomial modulo a prime, lowest power first.
using SmallResidues = std::vector<std::uint32_t>;

}  // namespace brouncker::sieve
