/// The section of a page with the formulas that no known mechanism explains: `cluster --outliers`, a line each.
#pragma once

#include "engine/progress.hpp"
#include "results/report/sections.hpp"

#include <string>

namespace brouncker::report {

/// Says why where the run is not complete or not matched. Cost: that of promising_rows(), 10 s of CPU on 1.8 million formulas.
std::string surprising_section(const RunReader& run, const Stages& stages, const WorkOptions& options);

}  // namespace brouncker::report
