/// How deep the convergents of a run are looked at where nobody says it.
#pragma once

#include "formulas/job.hpp"

namespace brouncker {

/// Sampling{}.depth; of a sieved space that divided by D = max(deg a, deg b / 2), but 300 at least: the exact convergents at depth N have
/// D N log N bits, so that a formula of degree (3, 6) takes no longer than one of degree (1, 2).
std::int64_t default_depth(const Source& source);

}  // namespace brouncker
