/// Families in Euler's form (engine/families/linear_euler_form.hpp): formulas with one alpha and gamma, whose beta and delta lie on
/// a lattice.
#pragma once

#include "results/families/tables.hpp"

namespace brouncker {

/// The families of at least kLeastFormulas formulas with a known closed form, mirror images not counted, most formulas first;
/// numbered from `first`. In the rows the constant is a list of those of the members with their numbers. The form of a and b holds
/// for all i, j, ... by construction; the status is that of the closed form that is shown.
std::vector<AnchoredRow> euler_families(const sqlite::Database& database, std::int64_t first);

}  // namespace brouncker
