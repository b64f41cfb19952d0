/// The common factors of p_n and q_n from the exact convergents: the last resort of the fast path, and its oracle.
#pragma once

#include "formulas/pcf.hpp"

#include <span>
#include <vector>

namespace brouncker::fast {

/// log gcd(p_n, q_n) at each of the depths (increasing, >= 1). Precondition: q_n is not 0 there.
/// Cost: as of take_samples().
std::vector<double> exact_log_gcds(const Pcf& pcf, std::span<const int> depths);

}  // namespace brouncker::fast
