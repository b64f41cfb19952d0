/// The most promising formulas of a run: `cluster --outliers`.
#pragma once

#include "clustering/prime_pattern.hpp"
#include "engine/row.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace brouncker {

struct PromisingRow {
  std::uint64_t id = 0;
  Row row;
  double score = 0;
  PrimePattern primes = PrimePattern::undecided;  ///< of gcd(p_n, q_n) at kPatternDepth
  std::string reason;
};

inline constexpr std::int64_t kPatternDepth = 1000;

/// The best by clustering/outliers.hpp, one of each recurrence class, without what is known: limits that are identified, rational,
/// quadratic, zero or infinite; formulas that deflate, in one step or in several; Euler's forms; a gcd of small primes only.
/// Types (convergence class and degrees) of fewer than 8 formulas have no generic value and are left out.
/// Of a sieved run: what the sieve calls irreducible and nothing names, by delta, one of each gauge class.
/// Throws Error (file) where the run is not complete.
std::vector<PromisingRow> promising_rows(const std::filesystem::path& directory, std::size_t count, int threads);

}  // namespace brouncker
