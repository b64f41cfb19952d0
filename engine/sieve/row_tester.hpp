/// Which residues of the last parameter pass modulo a prime p < 64, for given residues of all others: one row of a table.
///
/// All p residues go side by side through 16-bit lanes, which any compiler makes vector instructions of: the first coefficient of the trace
/// that does not vanish identically refutes all but one in p, the scalar test decides the rest. What the norm N allows depends on the residues
/// of b alone and is remembered.
#pragma once

#include "engine/sieve/curvature.hpp"
#include "engine/sieve/stratum.hpp"

#include <span>

namespace brouncker::sieve {

/// Largest prime of a table: its masks are words of 64 bits.
inline constexpr std::uint32_t kLargestTablePrime = 61;

class RowTester {
 public:
  /// @param stratum Parameters in the order of its axes. @param prime > 2 D + 2 for the degrees of the templates.
  RowTester(const Stratum& stratum, std::uint32_t prime, Demand demand = Demand::full);

  /// Bit r: the residue r of the last axis passes, or p divides a leading coefficient there, or is not asked for.
  /// With Demand::bound: T(0) = 0 there, or b has no root modulo p.
  /// @param residues Of all axes but the last.
  std::uint64_t operator()(std::span<const std::uint32_t> residues);

 private:
  static constexpr std::size_t kLanes = 64;
  using Lanes = std::array<std::uint16_t, kLanes>;

  /// coefficient * prod x_i^e_i, belonging to n^power.
  struct Term {
    int power;
    std::uint32_t coefficient;
    std::vector<int> exponents;  // by axis
  };
  /// a or b of a row: coefficients of n^k, for all residues of the last axis.
  struct Side {
    std::vector<Term> terms;
    int degree = 0;
    bool is_uniform = true;  ///< does not depend on the last axis
    std::vector<Lanes> ascending;
  };
  enum class Norm : std::uint8_t { unknown, refuted, pure, vanishing, open };

  Side side(const Template& t, const Stratum& stratum) const;
  void fill(Side& side, std::span<const std::uint32_t> residues);
  PcfModulo pcf_at(std::uint32_t last) const;
  Norm norm_at(std::span<const std::uint32_t> residues, std::uint32_t last);
  std::uint64_t vanishing(std::uint64_t wanted) const;
  std::uint64_t unbounded() const;
  template <int Coefficients, std::size_t Used>
  std::uint64_t vanishing_lanes() const;
  void choose_coefficient();

  SmallField field_;
  Demand demand_;
  std::size_t axes_;
  Side a_, b_;
  std::vector<std::vector<std::uint32_t>> powers_;  ///< [residue][exponent]
  std::vector<std::size_t> axes_of_b_;
  std::vector<Norm> norms_;  ///< by the residues of those axes, where that table is small
  int coefficients_ = 1;     ///< 1 or 2: t_0, or t_0 and t_1, are computed in lanes
};

}  // namespace brouncker::sieve
