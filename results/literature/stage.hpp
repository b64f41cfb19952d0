/// The stage `literature`: which formulas of a run are known, up to equivalence.
#pragma once

#include "results/run/stages.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace brouncker {

extern const Stage kLiteratureStage;

struct LiteratureSummary {
  std::uint64_t entries = 0;                ///< of the table, and of the user's
  std::uint64_t formulas = 0;               ///< that were looked up
  std::uint64_t classes = 0;                ///< of them up to shift, sign and inflation, each looked up once
  std::uint64_t known = 0;                  ///< formulas that are equivalent to an entry
  std::map<std::string, std::uint64_t> by;  ///< of them: "form", "gauge", "fold"
  std::uint64_t entries_found = 0;          ///< different entries
  std::uint64_t undecided = 0;              ///< formulas for which it was not decided
  double cpu_seconds = 0;
  bool interrupted = false;
};

/// Looks every formula with a closed form up, of a table of the user's own every formula whose limit is a number that is not
/// proved rational (quick_lookup.hpp), and stores what was found; what an earlier call stored is replaced in the same transaction.
/// Throws Error: input for a bad table, file for a run that is not complete, has not been matched, or cannot be written.
LiteratureSummary literature_run(const std::filesystem::path& directory, const StageOptions& options);

std::string to_json(const LiteratureSummary& summary);

}  // namespace brouncker
