/// Roots of polynomials modulo a prime near 2^61.
#pragma once

#include "engine/linear/prime_field.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace brouncker::sieve {

class LargeField : public PrimeField {
 public:
  using Residues = std::vector<std::uint64_t>;  ///< coefficients, lowest power first, no 0 last

  using PrimeField::PrimeField;
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
};

/// The primes p = 3 modulo 4 below 2^61, largest first: x^((p+1)/4) is a root of a square x.
std::uint64_t large_prime(int index);

}  // namespace brouncker::sieve
