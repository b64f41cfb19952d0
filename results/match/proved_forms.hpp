/// The formulas of a run through the prover.
#pragma once

#include "results/match/stored_form.hpp"
#include "results/run/sqlite.hpp"

#include <vector>

namespace brouncker {

struct ProvedForms {
  std::vector<StoredForm> forms;   ///< by id
  std::uint64_t contradicted = 0;  ///< formulas whose form differs from the stored limit, not kept: none is expected
  std::uint64_t not_compared = 0;  ///< kept, but no ball of 50 digits was found
};

/// Digits to which a proved form has to agree with the limit that the search stored.
inline constexpr long kAgreeDigits = 50;

/// prove() for every row with first <= id < last that converges, does not end and has a finite limit not yet proved rational. Each
/// closed form is enclosed to kAgreeDigits and compared with the stored limit. Cost: 40 us for a row without a proof, 100 to 500 us
/// for one with; the published space takes about a minute.
ProvedForms prove_rows(const sqlite::Database& database, std::uint64_t first, std::uint64_t last);

}  // namespace brouncker
