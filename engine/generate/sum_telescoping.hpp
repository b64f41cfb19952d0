/// The recurrence and the certificate of a term: creative telescoping by division (sum_term.hpp).
#pragma once

#include "engine/generate/sum_term.hpp"
#include "engine/prove/find/linear_factors.hpp"

namespace brouncker::generate {

/// (1) of Theorem D: c and R, for T scaled by n! to the power excess_slope.
struct Telescoping {
  Recurrence recurrence;
  BivariateRatio certificate;
};
/// nullopt where the three remainders are not of a space of rank 2.
[[nodiscard]] std::optional<Telescoping> telescoping(const SumTerm& term);

/// T(n+1, k)/T(n, k) and T(n, k+1)/T(n, k).
std::array<LinearFactors, 2> ratios(const SumTerm& term);

}  // namespace brouncker::generate
