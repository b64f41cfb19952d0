/// The most promising formulas of a run: `cluster --outliers`.
#pragma once

#include "engine/row.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace brouncker {

/// A class of equivalent formulas, by the best of them.
struct PromisingRow {
  std::uint64_t id = 0;
  Row row;
  double score = 0;
  std::string reason;
  struct Member {
    std::uint64_t id;
    Pcf pcf;
  };
  std::vector<Member> others;  ///< of its gauge class in the run, by id; of (a, b), (-a, b) the one with a positive leading a
};

inline constexpr std::int64_t kPatternDepth = 1000;

/// The best by clustering/outliers.hpp, one of each gauge class, without what is known: limits with a closed form of whatever kind,
/// zero or infinite; formulas that deflate, in one step or in several; Euler's forms; a gcd of small primes only. Reduction in
/// full or by half is that of the trace test, not of a fit.
/// Types (convergence class and degrees) of fewer than 8 formulas have no generic value and are left out.
/// Of a sieved run: what the sieve calls irreducible and nothing names, by delta.
/// Throws Error (file) where the run is not complete.
std::vector<PromisingRow> promising_rows(const std::filesystem::path& directory, std::size_t count, int threads);

}  // namespace brouncker
