/// Numbers modulo primes near 2^61.
#pragma once

#include "formulas/polynomial.hpp"

#include <cstdint>
#include <vector>

namespace brouncker {

/// Arithmetic modulo a prime a little below 2^61, without a division: 2^61 = e modulo 2^61 - e.
class PrimeField {
 public:
  static constexpr std::uint64_t kMersenne = (std::uint64_t{1} << 61) - 1;

  /// @param prime 2^61 - e with e far below 2^30.
  explicit PrimeField(std::uint64_t prime) : prime_(prime), gap_(kMersenne + 1 - prime) {}
  /// The primes 2^61 - 1, and downwards: index 0, 1, 2, ...
  static PrimeField number(int index);

  std::uint64_t prime() const { return prime_; }
  std::uint64_t multiply(std::uint64_t x, std::uint64_t y) const {
    UInt128 product = UInt128(x) * y;
    if (gap_ != 1) product = (product & kMersenne) + (product >> 61) * gap_;  // below 2^61 (gap_ + 1)
    const std::uint64_t sum = (static_cast<std::uint64_t>(product) & kMersenne) + static_cast<std::uint64_t>(product >> 61) * gap_;
    return sum >= prime_ ? sum - prime_ : sum;
  }
  std::uint64_t add(std::uint64_t x, std::uint64_t y) const { return x + y >= prime_ ? x + y - prime_ : x + y; }
  std::uint64_t subtract(std::uint64_t x, std::uint64_t y) const { return x >= y ? x - y : x + prime_ - y; }
  std::uint64_t power(std::uint64_t x, std::uint64_t exponent) const;
  /// Precondition: x is not 0.
  std::uint64_t inverse(std::uint64_t x) const;
  std::uint64_t reduced(const Integer& x) const { return mpz_fdiv_ui(x.backend().data(), prime_); }
  /// Coefficients, lowest power first, of the length of p.
  std::vector<std::uint64_t> reduced(const Polynomial& p) const;
  /// p(n) by Horner.
  std::uint64_t value(const std::vector<std::uint64_t>& p, std::uint64_t n) const;

 private:
  std::uint64_t prime_;
  std::uint64_t gap_;  ///< e
};

}  // namespace brouncker
