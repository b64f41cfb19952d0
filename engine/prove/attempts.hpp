/// What was tried where no proof was found.
#pragma once

#include "formulas/pcf.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// One clause for each way of engine/prove/find/prove.hpp that can apply, with how far it goes: hypergeometric solutions, theorems, dual sums,
/// walks, folds. Precondition: prove(pcf) is nullopt.
/// Cost: that of the candidates, without the gauge steps to them.
std::vector<std::string> attempts(const Pcf& pcf);

}  // namespace brouncker
