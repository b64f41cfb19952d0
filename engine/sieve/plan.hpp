/// In which order the parameters of a stratum are walked, and modulo which primes.
///
/// For a set S of axes let f(S) be the share of its residue vectors that passing ones extend, counted in the table of one small prime.
/// Walking a set S in any order visits about prod range_i prod_p f_p(S) nodes. Dynamic programming over the sets finds the order of least
/// cost for each number of primes; the number is chosen with the cost of the tables.
#pragma once

#include "engine/sieve/residue_tables.hpp"

namespace brouncker::sieve {

struct WalkPlan {
  std::vector<std::size_t> order;     ///< of the stratum's axes, outermost first
  std::vector<std::uint32_t> primes;  ///< increasing
  double expected_seconds = 0;        ///< of one core, tables included; for comparisons only
};

/// Tables are made of at most so many axes; the others are put in one value at a time.
inline constexpr std::size_t kMostTableAxes = 6;

/// Deterministic. Precondition: 1 <= axes <= kMostTableAxes.
WalkPlan walk_plan(const Stratum& stratum, Demand demand, const WorkOptions& options);

/// The stratum with its axes in this order.
Stratum ordered(const Stratum& stratum, const std::vector<std::size_t>& order);

}  // namespace brouncker::sieve
