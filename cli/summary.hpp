/// The summary of a run: what `search` ends with.
#pragma once

#include "cli/command.hpp"
#include "formulas/json.hpp"
#include "results/run/reader.hpp"

#include <cmath>

namespace brouncker::cli {

/// To three decimals, as times and ratios are printed.
inline double rounded(double value) { return std::round(value * 1000) / 1000; }

/// The fields of the contract, and how many limits are infinite or proved; `run` is the directory.
nlohmann::ordered_json summary_json(const std::string& run, const RunSummary& summary);
nlohmann::ordered_json summary_json(const RunReader& run, const RunSummary& summary);

/// Says on stderr that a run is not complete, where it is not, and what claims its limits deny.
void remark_if_incomplete(const RunReader& run, const Common& common);

/// The same for a person.
std::string summary_text(const RunReader& run, const RunSummary& summary);

}  // namespace brouncker::cli
