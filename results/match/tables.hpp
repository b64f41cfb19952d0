/// The tables that `match` fills.
#pragma once

#include "results/match/proved_relations.hpp"
#include "results/match/stored_form.hpp"
#include "results/run/stages.hpp"

#include <vector>

namespace brouncker {

/// What the stage found.
struct MatchFindings {
  std::vector<StoredForm> forms;   ///< one a row: what to show
  std::vector<StoredForm> others;  ///< further closed forms of rows that have one in `forms`
  std::vector<StoredRelation> relations;
  std::vector<Contradiction> contradictions;  ///< by row
  StageNote note;
};

/// In one transaction; what an earlier `match` stored is replaced.
void store_findings(sqlite::Database& database, const MatchFindings& findings);

}  // namespace brouncker
