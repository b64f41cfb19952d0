/// What joins formulas for certain: identities, theorems, twins and relations.
#pragma once

#include "clustering/explanation.hpp"
#include "results/cluster/rows.hpp"

namespace brouncker::cluster {

/// Twins differ by less in (delta, gamma_q, eta_q, gamma_error, eta_error), Euclid, unscaled. On the published space 687 pairs of
/// open and quadratic limits lie within 1e-7, one more within 1e-5.
inline constexpr double kTwinDistance = 1e-6;
/// Digits to which the limits of twins have to agree, up to sign and an integer.
inline constexpr long kTwinDigits = 70;

/// Members of a recurrence class, each with the first one: by a deflation where one of the two was deflated, else by a shift.
/// Open limits only.
std::vector<ClusterEdge> identity_edges(const Rows& rows);

/// Rows of a theorem class, each with the first one. Open limits only: the theorem speaks of irrational ones, and quadratic limits
/// need no cluster.
std::vector<ClusterEdge> theorem_edges(const Rows& rows);

struct Twins {
  std::vector<ClusterEdge> edges;
  std::size_t pairs = 0;      ///< of open limits within the distance
  std::size_t confirmed = 0;  ///< of them, with limits equal up to sign and an integer
};

/// Pairs with equal dynamics whose limits agree; the others join nothing. Limits are computed anew.
Twins twin_edges(const Rows& rows, int threads);

/// The table `relations`, between open limits.
std::vector<ClusterEdge> relation_edges(const Rows& rows, const sqlite::Database& database);

/// The components of at least two rows of different recurrence classes, or with a constant, as numbers 0, 1, ... in the order of
/// their first rows; Clusters::kNoise elsewhere. Shape [rows].
std::vector<std::int32_t> components(const Rows& rows, std::span<const ClusterEdge> edges);

}  // namespace brouncker::cluster
