/// What explain() and explain_all() have in common.
#pragma once

#include "clustering/explanation.hpp"

namespace brouncker {

/// The member with the least sum of distances to all; see explain(). Precondition: some members, with finite features.
PointId medoid_of(const Points& features, const std::vector<PointId>& members);

/// Fills in the numbers of edges and what holds the cluster together. @param members Increasing.
void count_edges(std::span<const ClusterEdge> edges, const std::vector<PointId>& members, Explanation& explanation);

/// Quantiles of a column over some rows, of what is finite; NaN for none.
std::vector<double> column_quantiles(const Points& points, const std::vector<PointId>& rows, std::size_t column,
                                     const std::vector<double>& shares);

}  // namespace brouncker
