/// Every formula of a stratum that passes the tables, without a look at those that do not.
///
/// Depth first through the parameters: at a node, the values of the next parameter are those whose residues every prime allows there. What
/// fails is never visited, so that the cost is that of the nodes that are left.
#pragma once

#include "engine/sieve/plan.hpp"
#include "engine/sieve/verifier.hpp"

#include <functional>
#include <memory>

namespace brouncker::sieve {

/// Tables, order and primes of one stratum; read-only once made, shared by threads.
class StratumWalk {
 public:
  /// @param stratum At most kMostTableAxes axes.
  StratumWalk(const Stratum& stratum, Demand demand, const WorkOptions& options);

  const Stratum& stratum() const { return stratum_; }
  const std::vector<std::uint32_t>& primes() const { return primes_; }

  /// Values of the outermost parameters, one combination each: the pieces of work.
  std::uint64_t outer_count() const { return outer_count_; }
  /// Formulas that one of them covers.
  std::uint64_t formulas_each() const { return stratum_.size() / outer_count_; }

  /// Calls found(values of all parameters) for what passes under one combination, in a fixed order.
  /// Returns false where `stop` turned true on the way.
  bool walk(std::uint64_t outer, const std::atomic<bool>* stop, const std::function<void(const ParameterValues&)>& found) const;

 private:
  struct Visit;

  Stratum stratum_;  // axes in the order of the plan
  std::vector<std::uint32_t> primes_;
  std::vector<ResidueTable> tables_;  // largest prime first
  std::size_t outer_levels_ = 0, lead_level_ = 0;
  bool has_eigenvalues_ = false;  // deg b = 2 deg a
  std::uint64_t outer_count_ = 1;
};

}  // namespace brouncker::sieve
