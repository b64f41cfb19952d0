/// The sieve: all formulas of a structured space that pass the trace test, found without looking at the others.
///
/// The space falls apart into strata (stratum.hpp); each gets its order of parameters, primes and tables (plan.hpp, residue_tables.hpp), is
/// walked (walk.hpp), and what passes the tables is tested with further primes (verifier.hpp) and sorted (survivor.hpp).
/// What "passes" proves and what it does not: doc/SIEVE.md.
#pragma once

#include "engine/progress.hpp"
#include "engine/sieve/curvature.hpp"
#include "engine/sieve/sieve_space.hpp"
#include "engine/sieve/survivor.hpp"

#include <functional>
#include <set>

namespace brouncker::sieve {

struct SieveOptions {
  WorkOptions work;
  Demand demand = Demand::full;
  /// Pieces of work are combinations of the outermost parameters, numbered through all strata: this call does those with number = shard
  /// modulo shards.
  std::uint64_t shard = 0, shards = 1;
};

/// What became of the formulas. space = holes + mirrored + failed + the survivors of all kinds, where all shards are done.
struct SieveCounts {
  std::uint64_t space = 0;       ///< indices
  std::uint64_t holes = 0;       ///< a or b vanishes; shard 0 counts them
  std::uint64_t mirrored = 0;    ///< (-a, b) of a formula that was covered; shard 0 counts them
  std::uint64_t covered = 0;     ///< formulas that the pieces of work of this call hold
  std::uint64_t candidates = 0;  ///< that passed the tables
  std::uint64_t tables = 0;      ///< made, one for each prime and stratum
  std::array<std::uint64_t, kSurvivorKinds> survivors{};

  std::uint64_t survived() const;
  std::uint64_t failed() const { return covered - survived(); }
};

struct SieveResult {
  SieveCounts counts;
  std::set<std::uint32_t> primes;  ///< of the tables
  double table_seconds = 0, walk_seconds = 0;
  bool is_complete = true;  ///< false where it was stopped
};

/// Sieves a space. Survivors of every kind come out in a fixed order, whatever the threads: by stratum, by piece of work, by index.
/// Stops within a second of options.work.stop.
SieveResult sieve(const SieveSpace& space, const SieveOptions& options, const std::function<void(const Survivor&)>& found);

}  // namespace brouncker::sieve
