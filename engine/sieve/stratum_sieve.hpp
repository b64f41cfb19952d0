/// One stratum of a sieved space, ready to be walked: what a demand makes of it, piece by piece.
#pragma once

#include "engine/progress.hpp"
#include "engine/sieve/curvature.hpp"
#include "engine/sieve/sieve_counts.hpp"
#include "engine/sieve/stratum.hpp"
#include "formulas/sieve_space.hpp"

#include <memory>
#include <optional>

namespace brouncker::sieve {

/// Where the formulas of a stratum have their indices.
struct SievePart {
  const SearchSpace& space;
  std::uint64_t first_index = 0;  ///< in the whole SieveSpace
};

/// Read-only once made, shared by threads.
class StratumSieve {
 public:
  virtual ~StratumSieve() = default;
  /// Pieces of work: combinations of the outermost parameters.
  virtual std::uint64_t pieces() const = 0;
  /// Pieces first .. last - 1. The sum over all pieces does not depend on how they are cut. nullopt where `stop` turned true.
  virtual std::optional<Sieved> sieve(std::uint64_t first, std::uint64_t last, const std::atomic<bool>* stop) const = 0;
  /// Those of the tables, increasing.
  virtual std::vector<std::uint32_t> primes() const { return {}; }
};

/// Makes the tables: for demands full and half those of the trace (walk.hpp), for one of delta those of the budget (guarded.hpp).
/// nullptr where options.stop turned true.
/// @param part Has to outlive it.
std::unique_ptr<const StratumSieve> stratum_sieve(const SievePart& part, const Stratum& stratum, const SieveDemand& demand,
                                                  const WorkOptions& options);

/// The same for each kind of demand.
std::unique_ptr<const StratumSieve> trace_sieve(const SievePart& part, const Stratum& stratum, Demand demand,
                                                const WorkOptions& options);
std::unique_ptr<const StratumSieve> guarded_sieve(const SievePart& part, const Stratum& stratum, const Rational& threshold,
                                                  const WorkOptions& options);

/// A stratum that needs no look: these counts, in one piece.
std::unique_ptr<const StratumSieve> untested(const SieveCounts& counts);

/// Counts a formula that was let through, and keeps it.
void add_survivor(const SievePart& part, const Stratum& stratum, const ParameterValues& values, Pcf pcf, Sieved& to);

}  // namespace brouncker::sieve
