/// Which families of a run a formula belongs to.
#pragma once

#include "results/run/formula_rows.hpp"

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

namespace brouncker::report {

/// By the id of a row in `measured`.
struct FamilyLinks {
  std::vector<std::vector<std::int64_t>> sets;              ///< of theorems, each increasing; in the order of the numbers
  std::unordered_map<std::uint64_t, std::uint32_t> set_of;  ///< into `sets`; absent where there are none
  std::unordered_map<std::uint64_t, std::int64_t> lattice_of;
};

/// The theorems on which a relation of the formula lies, by itself or composed; of formulas with a closed form those of their
/// class, and its lattice. Empty where the run has no families.
/// @param identified read_identified().
FamilyLinks family_links(const sqlite::Database& run, const std::vector<FormulaRow>& identified, int threads);

}  // namespace brouncker::report
