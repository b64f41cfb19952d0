/// The stage `families`: from the relations and closed forms of a matched run to families.
#pragma once

#include "results/run/stages.hpp"

#include <filesystem>
#include <map>

namespace brouncker {

extern const Stage kFamiliesStage;

struct FamilySummary {
  std::uint64_t families = 0;         ///< reduced ones: no composition, no case of another, no recurrence and itself
  std::uint64_t proved = 0;           ///< of them, as theorems over Q(parameters)
  std::uint64_t compositions = 0;     ///< families that others generate; left out
  std::uint64_t special_cases = 0;    ///< of theorem R
  std::uint64_t same_recurrence = 0;  ///< families whose sides are one recurrence
  std::map<std::size_t, std::uint64_t> by_parameters;  ///< reduced ones
  std::uint64_t relations = 0;
  std::uint64_t on_families = 0, on_compositions = 0;  ///< relations on a reduced family; on a composition, or composed themselves
  std::uint64_t on_same_recurrence = 0;                ///< relations of a recurrence with itself
  std::uint64_t isolated = 0;                          ///< gauge equivalent, explained by nothing here
  std::uint64_t unequal = 0;                           ///< not shown to be gauge equivalent
  std::uint64_t members_outside_box = 0, members_agreed = 0;
  std::uint64_t anchored = 0, anchored_proved = 0;
  double cpu_seconds = 0;
  bool interrupted = false;
};

/// Finds the families of a run and stores them; what an earlier call stored is replaced in the same transaction.
/// Throws Error (file): the run is not complete, has not been matched, or cannot be written.
FamilySummary families_run(const std::filesystem::path& directory, const StageOptions& options);

std::string to_json(const FamilySummary& summary);

}  // namespace brouncker
