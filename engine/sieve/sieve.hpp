/// The sieve: all formulas of a structured space that meet a demand, found without looking at the others.
///
/// The space falls apart into strata and these into cells (cells.hpp); each stratum gets its order of parameters, primes and tables
/// (plan.hpp, residue_tables.hpp), is walked (walk.hpp), and what passes the tables is tested with further primes (verifier.hpp) and
/// sorted (survivor.hpp); a demand of delta walks by the budget of primes that fail instead (guarded.cpp).
/// What "passes" proves and what it does not: doc/SIEVE.md.
#pragma once

#include "engine/progress.hpp"
#include "engine/sieve/curvature.hpp"
#include "engine/sieve/sieve_counts.hpp"
#include "formulas/sieve_space.hpp"

#include <functional>
#include <set>

namespace brouncker::sieve {

struct SieveOptions {
  WorkOptions work;
  SieveDemand demand;
  /// This call does the cells with number = shard modulo shards.
  std::uint64_t shard = 0, shards = 1;
};

struct SieveResult {
  SieveCounts counts;
  std::uint64_t tables = 0;        ///< made, one for each prime and stratum
  std::set<std::uint32_t> primes;  ///< of the tables
  double table_seconds = 0, walk_seconds = 0;
  bool is_complete = true;  ///< false where it was stopped
};

/// Sieves a space. Survivors of every kind come out in a fixed order, whatever the threads: by stratum, by piece of work, by index.
/// Stops within a second of options.work.stop.
SieveResult sieve(const SieveSpace& space, const SieveOptions& options, const std::function<void(const Survivor&)>& found);

}  // namespace brouncker::sieve
