/// Linear systems modulo primes near 2^61: ranks that decide, and nullspaces that are lifted to Q.
#pragma once

#include "engine/linear/prime_field.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace brouncker {

/// Rows modulo a prime, brought to echelon form one by one.
class ModularEchelon {
 public:
  ModularEchelon(PrimeField field, std::size_t columns) : field_(field), pivot_row_(columns, -1) {}

  /// Cost: columns * rank products.
  void add(std::vector<std::uint64_t> row);
  std::size_t rank() const { return rows_.size(); }
  /// Whether a column holds the pivot of a row.
  std::vector<bool> pivots() const;
  /// A basis of the kernel: one vector for each column without pivot, 1 there and 0 at the other columns without pivot.
  std::vector<std::vector<std::uint64_t>> kernel();

 private:
  PrimeField field_;
  std::vector<long> pivot_row_;
  std::vector<std::vector<std::uint64_t>> rows_;
};

/// numerator/denominator modulo `modulus`, both below sqrt(modulus/2) [vonzurGathen2013, 5.10].
[[nodiscard]] std::optional<Rational> rational_from(const Integer& residue, const Integer& modulus);

/// Vectors of residues modulo several primes, joined by the Chinese remainder theorem.
class ResidueLift {
 public:
  /// The first call sets the length.
  void join(PrimeField field, const std::vector<std::uint64_t>& residues);
  /// rational_from() each entry; nullopt where more primes are needed. It has to be checked.
  std::optional<std::vector<Rational>> rationals() const;
  /// A multiple by an integer without common factor; nullopt as above. Cheaper where the entries share their denominators.
  std::optional<std::vector<Integer>> integers() const;

 private:
  std::vector<Integer> joined_;
  Integer modulus_ = 1;
};

/// Kernels modulo several primes, joined, as integer vectors without common factor.
class KernelLift {
 public:
  /// Adds the kernel modulo one prime; forgets the earlier ones where their pivots differ and come later.
  /// @return false where this prime was unlucky and was ignored.
  [[nodiscard]] bool join(PrimeField field, ModularEchelon& echelon);
  /// The basis over Q that these residues suggest, scaled to coprime integers; nullopt where more primes are needed. It has to be
  /// checked.
  [[nodiscard]] std::optional<std::vector<std::vector<Integer>>> candidate() const;

 private:
  std::vector<bool> pivots_;
  std::vector<ResidueLift> vectors_;
  bool begun_ = false;
};

}  // namespace brouncker
