/// Clusters by dynamics labelled from what the exact clusters say.
#pragma once

#include "results/cluster/labeller.hpp"

#include <set>

namespace brouncker::cluster {

/// Clusters by dynamics. Their anchors are formulas of known constants; a new constant is what all open members have in common.
class NumericLabeller {
 public:
  /// The references have to outlive the labeller.
  NumericLabeller(const Rows& rows, const Labelled& labelled, std::span<const double> features, const Labeller& labeller);

  std::set<std::uint32_t> constants(const Group& group) const;

  /// One cluster, or its parts where its anchors contradict each other.
  std::vector<LabelledCluster> labelled(const Group& group) const;

 private:
  std::uint32_t constant_of(PointId row) const;
  /// The new constant that all open members share; kNone for none.
  std::uint32_t common_new_constant(const Group& group) const;
  /// The anchored members of each constant; the others are left over.
  std::vector<Group> by_constant(const Group& group) const;
  LabelledCluster one(const Group& group) const;

  const Rows& rows_;
  const Labelled& labelled_;
  std::span<const double> features_;
  const Labeller& labeller_;
  std::vector<std::uint32_t> exact_of_;   // shape [rows]: the exact cluster in which the row is verified
  std::vector<const Member*> member_of_;  // shape [rows]: its record there
};

}  // namespace brouncker::cluster
