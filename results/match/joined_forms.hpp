/// What numbers suggest and what theorems prove, joined row by row.
#pragma once

#include "results/match/proved_forms.hpp"

#include <map>

namespace brouncker {

struct JoinedForms {
  std::vector<StoredForm> first;   ///< one a row, by id: what to show
  std::vector<StoredForm> others;  ///< further ones of rows that have one in `first`
  std::uint64_t proved = 0;        ///< formulas with a proof among their forms
  /// Formulas whose first form is not proved, by reason.
  std::map<std::string, std::uint64_t> unproved;
};

/// The proved form comes first, unless it says less than the match does: a quotient of hypergeometric functions, or a function for
/// what is rational or quadratic. The value of a function that the catalogue does not have takes the matched constant, which is one of
/// a user's file, and the map to it.
/// Both lists by id, at most one form a row.
JoinedForms joined(std::vector<StoredForm> matched, std::vector<StoredForm> proved);

}  // namespace brouncker
