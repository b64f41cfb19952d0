#include "results/run/claim_tables.hpp"

#include "results/run/stored_claim.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {

std::vector<StageTable> claim_tables() {
  return {
      {"closed_forms", fmt::format("(formula INTEGER PRIMARY KEY, {})", claim_columns_sql())},
      {"other_forms", fmt::format("(formula INTEGER, {})", claim_columns_sql())},
      {"relations", "(formula INTEGER, other INTEGER, a TEXT, b TEXT, c TEXT, d TEXT, status TEXT, method TEXT, certificate TEXT)"},
      {"contradictions", "(formula INTEGER, closed_form TEXT, status TEXT, method TEXT, limit_value TEXT)"}};
}

std::vector<StageTable> literature_tables() {
  std::string columns;
  for (const std::string_view name : kLiteratureColumns) columns += fmt::format(", {} TEXT", name);
  return {{"literature", fmt::format("(formula INTEGER PRIMARY KEY{})", columns)}};
}

std::vector<StageTable> shown_tables() {
  std::vector<StageTable> all = claim_tables();
  std::ranges::move(literature_tables(), std::back_inserter(all));
  return all;
}

}  // namespace brouncker
