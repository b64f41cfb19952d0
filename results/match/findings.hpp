/// The blocks of a match, joined.
#pragma once

#include "results/match/summary.hpp"
#include "results/match/tables.hpp"
#include "results/match/work.hpp"

namespace brouncker {

/// @param blocks  All of them, in the order of the plan.
/// @param database Asked for the classes of formulas whose claims are contradicted.
/// Fills in all of the summary but the identity and the CPU time of the process.
MatchFindings join_blocks(std::vector<MatchBlock> blocks, const MatchTotals& totals, const sqlite::Database& database,
                          MatchSummary& summary);

}  // namespace brouncker
