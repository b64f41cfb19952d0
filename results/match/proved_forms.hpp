/// The formulas of a run through the prover.
#pragma once

#include "results/match/contradiction.hpp"
#include "results/match/stored_form.hpp"

#include <vector>

namespace brouncker {

struct ProvedForms {
  std::vector<StoredForm> forms;              ///< by id
  std::vector<Contradiction> contradictions;  ///< forms that differ from the stored limit, not kept: none is expected
  std::uint64_t not_compared = 0;             ///< formulas whose form could not be enclosed to compare it, not kept
};

/// The certificate that came with the formula (results/run/known_certificate.hpp) or prove(), for every row with first <= id < last that converges, does not end and has a finite limit not yet proved rational. Each
/// closed form is compared with the stored limit (agreement()). Cost: 40 us for a row without a proof, 100 to 500 us
/// for one with; the published space takes about a minute.
ProvedForms prove_rows(const sqlite::Database& database, std::uint64_t first, std::uint64_t last);

}  // namespace brouncker
