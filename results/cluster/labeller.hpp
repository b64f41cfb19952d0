/// One exact cluster labelled: what its members are tested against.
#pragma once

#include "results/cluster/labels.hpp"

#include <vector>

namespace brouncker::cluster {

using Group = std::vector<PointId>;

/// The work on one cluster; clusters are independent of each other.
class Labeller {
 public:
  /// The references have to outlive the labeller.
  Labeller(const Rows& rows, const Claims& claims, const RelationGraph& known, double log2_tests)
      : rows_(rows), claims_(claims), known_(known), log2_tests_(log2_tests) {}

  /// A component: labelled by its constant, or related to its simplest member.
  LabelledCluster component(const Group& group) const;

  /// Everything that is not verified yet against an anchor with L(anchor) = map(c); without a map c is not said.
  void test(LabelledCluster& cluster, PointId anchor, const Moebius* map) const;

  /// Nothing tested yet: members with what is known of them without.
  LabelledCluster with_known(const Group& group) const;

 private:
  const Rows& rows_;
  const Claims& claims_;
  const RelationGraph& known_;
  double log2_tests_;
};

}  // namespace brouncker::cluster
