/// Formulas on lattices (engine/families/lattice.hpp, euler_lattice.hpp) as rows.
#pragma once

#include "results/families/formulas.hpp"
#include "results/families/rows.hpp"

namespace brouncker {

/// The lattices of one constant, in the order of their constants, proved where the base's closed form is; then those of Euler forms,
/// most formulas first. In the rows of the latter the constant is a list of those of the members with their numbers, and the status
/// is that of the closed form that is shown. Numbered from 1.
std::vector<AnchoredRow> anchored_rows(const std::vector<IdentifiedFormula>& formulas, const WorkOptions& options);

}  // namespace brouncker
