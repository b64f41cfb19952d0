/// Which residues of the parameters pass modulo each prime, level by level.
///
/// Level k - 1, k the number of axes: for every residue vector of the first k - 1 axes a mask of the residues of the last one that pass.
/// Level j < k - 1: masks of the residues of axis j whose row on level j + 1 is not empty. Where deg b = 2 deg a, the level of the last axis
/// of leading coefficients (lead_level) also allows what makes A^2 + 4 B = 0 modulo p: if A^2 + 4 B is not 0 the prime is not good there, and
/// the walk leaves it out on later levels. Where weights exist (stratum.hpp) the rows are
/// copies, up to a permutation, of those with one residue equal to 1, which makes the table p times cheaper.
/// Memory: p^(k-1) words and less for the other levels, at most kMostTableBytes a prime; shared by all threads.
#pragma once

#include "engine/progress.hpp"
#include "engine/sieve/curvature.hpp"
#include "engine/sieve/residue_set.hpp"
#include "engine/sieve/stratum.hpp"

#include <span>

namespace brouncker::sieve {

inline constexpr std::size_t kMostTableBytes = std::size_t{64} << 20;

/// Do the leading coefficients of a or b depend on this axis?
bool is_lead_axis(const Stratum& stratum, std::size_t axis);

/// The level of the last axis that the leading coefficients of a and b depend on; 0 where they depend on none.
std::size_t lead_level(const Stratum& stratum);

/// Does the table of a prime for so many axes keep within kMostTableBytes?
bool fits_in_table(std::uint32_t prime, std::size_t axes);

class ResidueTable {
 public:
  /// Precondition: at least one axis; prime > 2 D + 2, at most kLargestTablePrime, fits_in_table().
  /// Empty where options.stop turned true.
  ResidueTable(const Stratum& stratum, std::uint32_t prime, Demand demand, const WorkOptions& options);

  std::uint32_t prime() const { return prime_; }
  /// Allowed residues of axis `level`. @param row Residues of the axes before, as digits of a number to the base p.
  ResidueSet at(std::size_t level, std::size_t row) const { return {prime_, levels_[level][row]}; }
  /// The row of the next level.
  std::size_t next_row(std::size_t row, std::int64_t x) const { return row * prime_ + ResidueSet::residue(x, prime_); }
  const std::vector<std::uint64_t>& last_level() const { return levels_.back(); }
  /// Does x pass on the last level itself, equal eigenvalues or not?
  bool passes(std::size_t row, std::int64_t x) const {
    return ResidueSet{prime_, tested_.empty() ? levels_.back()[row] : tested_[row]}.allows(x);
  }

 private:
  void fill_last_level(const Stratum& stratum, Demand demand, const WorkOptions& options);
  void fill_by_weights(const Stratum& stratum, Demand demand, std::size_t unit, const std::vector<int>& weights,
                       const WorkOptions& options);

  void allow_equal_eigenvalues(const Stratum& stratum, std::size_t level);

  std::uint32_t prime_;
  std::vector<std::vector<std::uint64_t>> levels_;
  std::vector<std::uint64_t>
      tested_;  // the last level without the equal eigenvalues, where that is the level of the leading coefficients
};

}  // namespace brouncker::sieve
