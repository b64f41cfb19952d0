/// Which of some formulas are equivalent: classes of class_form(), joined by the gauge solver.
#pragma once

#include "formulas/pcf.hpp"

#include <cstddef>
#include <vector>

namespace brouncker {

/// For each formula the first of its class, as an index. Cost: a call of the gauge solver for each pair of forms with the same invariants,
/// milliseconds each.
std::vector<std::size_t> gauge_classes(const std::vector<Pcf>& formulas);

}  // namespace brouncker
