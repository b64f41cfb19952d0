/// The tables that `match` fills.
#pragma once

#include "results/match/proved_relations.hpp"
#include "results/match/stored_form.hpp"
#include "results/run/sqlite.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// CREATE TABLE of them, empty; those that are there are dropped.
std::string match_schema();

/// What the stage found.
struct MatchFindings {
  std::vector<StoredForm> forms;   ///< one a row: what to show
  std::vector<StoredForm> others;  ///< further closed forms of rows that have one in `forms`
  std::vector<StoredRelation> relations;
  std::string summary;  ///< JSON
};

/// In one transaction; what an earlier `match` stored is replaced.
void store_findings(sqlite::Database& database, const MatchFindings& findings);

}  // namespace brouncker
