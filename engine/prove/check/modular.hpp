/// Polynomials and ranks modulo a number, by schoolbook rules: the checker's own.
#pragma once

#include "formulas/polynomial.hpp"

#include <cstdint>
#include <vector>

namespace brouncker::certificates {

/// Lowest power first.
using Residues = std::vector<std::uint64_t>;

/// 2^61 - 1.
inline constexpr std::uint64_t kTestPrime = (std::uint64_t{1} << 61) - 1;

/// Arithmetic modulo m, 2 <= m < 2^63; modulo 2^61 - 1 without divisions.
class Modular {
 public:
  explicit Modular(std::uint64_t m) : m_(m) {}

  std::uint64_t multiply(std::uint64_t x, std::uint64_t y) const {
    const UInt128 product = UInt128(x) * y;
    if (m_ != kTestPrime) return static_cast<std::uint64_t>(product % m_);
    return reduced_once((static_cast<std::uint64_t>(product) & kTestPrime) + static_cast<std::uint64_t>(product >> 61));
  }
  std::uint64_t add(std::uint64_t x, std::uint64_t y) const { return reduced_once(x + y); }
  std::uint64_t negative(std::uint64_t x) const { return x == 0 ? 0 : m_ - x; }
  /// In products of two words.
  double cost() const { return m_ == kTestPrime ? 3 : 15; }
  /// 0 where x and m have a common factor.
  std::uint64_t inverse(std::uint64_t x) const;
  std::uint64_t reduced(const Integer& x) const;
  /// Of the length of p.
  Residues reduced(const Polynomial& p) const;
  std::uint64_t value(const Residues& p, std::uint64_t n) const;
  /// p(n + 1).
  void shift_by_one(Residues& p) const;
  /// The degree of the greatest common divisor, by Euclid's algorithm; -1 for two zeros. Precondition: m is prime.
  int gcd_degree(Residues x, Residues y) const;

 private:
  std::uint64_t reduced_once(std::uint64_t x) const { return x >= m_ ? x - m_ : x; }

  std::uint64_t m_;
};

/// Rows of integers modulo m. Full column rank, reached by pivots that are invertible modulo m, holds over Q too, be m prime or not.
class RowSpace {
 public:
  RowSpace(const Modular& field, std::size_t columns) : field_(field), rows_(columns) {}

  /// A row whose first remaining entry is not invertible is left out.
  void add(Residues row);
  bool is_full() const { return rank_ == rows_.size(); }

 private:
  const Modular& field_;
  std::vector<Residues> rows_;  ///< by pivot, 1 there; empty where there is none
  std::size_t rank_ = 0;
};

}  // namespace brouncker::certificates
