/// Arithmetic and roots of polynomials modulo a prime of up to 61 bits.
#pragma once

#include "formulas/polynomial.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace brouncker::sieve {

class LargeField {
 public:
  using Residues = std::vector<std::uint64_t>;  ///< coefficients, lowest power first

  explicit LargeField(std::uint64_t prime) : prime_(prime) {}
  std::uint64_t prime() const { return prime_; }
  std::uint64_t sum(std::uint64_t x, std::uint64_t y) const { return x + y >= prime_ ? x + y - prime_ : x + y; }
  std::uint64_t difference(std::uint64_t x, std::uint64_t y) const { return x >= y ? x - y : x + prime_ - y; }
  std::uint64_t product(std::uint64_t x, std::uint64_t y) const {
    return static_cast<std::uint64_t>(static_cast<UInt128>(x) * y % prime_);
  }
  std::uint64_t power(std::uint64_t x, std::uint64_t exponent) const;
  /// Precondition: x is not 0.
  std::uint64_t inverse(std::uint64_t x) const { return power(x, prime_ - 2); }
  std::uint64_t residue(const Integer& x) const { return mpz_fdiv_ui(x.backend().data(), prime_); }
  Residues residues(const Polynomial& p) const;

  /// All roots with multiplicity, where p splits into linear factors; nullopt where it does not. Precondition: p is not zero, its degree
  /// is far below the prime.
  std::optional<Residues> roots(const Residues& p) const;

 private:
  Residues remainder(Residues x, const Residues& y) const;
  Residues quotient(Residues x, const Residues& y) const;
  Residues gcd(Residues x, Residues y) const;
  /// (x + shift)^exponent modulo p.
  Residues power_of_linear(std::uint64_t shift, std::uint64_t exponent, const Residues& p) const;
  void split(const Residues& p, std::uint64_t shift, Residues& roots) const;

  std::uint64_t prime_;
};

/// The primes p = 3 modulo 4 below 2^61, largest first: x^((p+1)/4) is a root of a square x.
std::uint64_t large_prime(int index);

}  // namespace brouncker::sieve
