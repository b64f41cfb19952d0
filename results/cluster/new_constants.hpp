/// Numbers that no catalogue knows, defined by formulas that share them.
#pragma once

#include "results/cluster/labels.hpp"

#include <vector>

namespace brouncker::cluster {

/// Components without a constant whose members are verified images of the simplest one: each becomes a new constant, and loses
/// the members that were refuted.
/// @return Fully reduced ones first, then simplest definitions.
std::vector<NewConstant> define_new_constants(const Rows& rows, std::vector<LabelledCluster>& clusters, int threads);

}  // namespace brouncker::cluster
