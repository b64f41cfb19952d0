/// The foot of a page: which program made it from what, with which command, checksums, and how to cite it.
#pragma once

#include "results/run/reader.hpp"

#include <string>

namespace brouncker::report {

/// The run stores no date, so there is none: the same run gives the same bytes.
std::string origin_text(const RunReader& run);

}  // namespace brouncker::report
