/// The relations that `match` stored, between recurrence classes.
#pragma once

#include "formulas/moebius.hpp"
#include "results/cluster/rows.hpp"

#include <unordered_map>

namespace brouncker::cluster {

class RelationGraph {
 public:
  struct Neighbour {
    std::uint32_t recurrence;
    Moebius map;  ///< L(neighbour) = map(L(this class)), limits of the PCFs of the classes
  };

  RelationGraph() = default;
  /// Rows that are not open, or not there, have no neighbours. Cost: 3 us a relation.
  RelationGraph(const Rows& rows, const sqlite::Database& database);

  std::span<const Neighbour> neighbours(std::uint32_t recurrence) const;
  /// L(class) = map(L(from)) for all classes that can be reached, itself included; paths of fewest steps.
  std::unordered_map<std::uint32_t, Moebius> reached(std::uint32_t from) const;

 private:
  std::unordered_map<std::uint32_t, std::vector<Neighbour>> neighbours_;
};

}  // namespace brouncker::cluster
