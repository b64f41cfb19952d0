/// A second look at a numeric cluster in which two constants met.
#pragma once

#include "results/cluster/rows.hpp"

namespace brouncker::cluster {

/// Leaves of HDBSCAN in the features, delta and gamma_q; rows that are in none, or lack a value, are left out.
/// @param features Shape [rows x dimension].
std::vector<std::vector<PointId>> refined(const Rows& rows, std::span<const double> features, const std::vector<PointId>& group);

}  // namespace brouncker::cluster
