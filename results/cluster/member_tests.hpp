/// Is the limit of this row a Moebius image of that one's? Every member that is said to belong to a constant was asked.
#pragma once

#include "formulas/moebius.hpp"
#include "results/cluster/relation_graph.hpp"

#include <optional>

namespace brouncker::cluster {

/// Digits of the limits in tests: relations of four integers below 10^20 can be told from chance.
inline constexpr long kTestDigits = 130;
/// Digits to which a relation has to hold for a member to count as verified.
inline constexpr int kVerifiedDigits = 70;

struct Relation {
  Moebius map;     ///< L(row) = map(L(anchor))
  int digits = 0;  ///< to which both sides agree
};

/// @param known      Relations to try first; where one does not hold, or there is none, an LLL reduction looks for one.
/// @param log2_tests log2 of the number of tests of the whole run, for the rule of acceptance (engine/match/acceptance.hpp).
/// @return Shape of `members`: the relation to the anchor where there is one; verified for each row by itself, with limits computed
///         anew. Rows of one recurrence class share the search.
/// Precondition: all limits are open. Cost: 10 us a row and 0.5 ms a search; more where limits are slow.
std::vector<std::optional<Relation>> relations_to(const Rows& rows, const RelationGraph& known, PointId anchor,
                                                  std::span<const PointId> members, double log2_tests);

}  // namespace brouncker::cluster
