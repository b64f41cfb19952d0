/// Says before work what of a limit is out of reach, or slow.
#pragma once

#include "cli/command.hpp"
#include "formulas/pcf.hpp"

namespace brouncker::cli {

/// A line on stderr where limit_of() refuses so many digits, or takes more than a few seconds of its recurrence.
void announce_limit(const Pcf& pcf, long digits, const Common& common);

}  // namespace brouncker::cli
