/// The formulas of a matched run that can lie on lattices.
#pragma once

#include "engine/claim.hpp"
#include "formulas/pcf.hpp"
#include "results/run/sqlite.hpp"

#include <cstdint>
#include <vector>

namespace brouncker {

/// A formula with a positive leading coefficient of a, and what is claimed of its limit.
struct IdentifiedFormula {
  std::int64_t id = 0;
  Pcf pcf;
  Claim claim;
};

/// Those with deg a <= 1, deg b <= 2 and a claim, but those that the search proved rational; by id.
std::vector<IdentifiedFormula> identified_formulas(const sqlite::Database& database, int threads);

}  // namespace brouncker
