/// Fractions of low degree of which a PCF may be a fold, up to gauge.
#pragma once

#include "engine/recurrence/convergence.hpp"
#include "formulas/pcf.hpp"

#include <vector>

namespace brouncker {

/// The l-fold of `base` may be gauge equivalent to the PCF.
struct Unfolding {
  Pcf base;
  long steps = 2;  ///< l
};

/// Bases with deg a <= 1 and deg b <= 2, the forms of the theorems, b = B (n + alpha)(n + beta), for 2 <= l <= kMaxFold, by l. What a
/// fold carries over decides their coefficients:
///
///     leading coefficients     rho = rho0^l: a rational root x of Chebyshev's rho0^l + rho0^-l = rho + 1/rho in x = rho0 + 1/rho0; the
///                              factorial, stretched-exponential and polynomial classes likewise (step_ratios.hpp)
///     alpha, beta modulo Z     -l r for roots r of the PCF's b, also 0 and 1/2, so that odd_root_classes() agree
///     a(0)                     the difference of the exponents of the two formal solutions, which a fold keeps modulo Z up to d0 (l + 1)/2
///                              in the factorial class, or the rate of the stretched-exponential class
///
/// A candidate still has to be shown equivalent. Precondition: the PCF converges, does not terminate, and a(n) > 0 for large n.
/// @param kind         Of the PCF.
/// @param is_reducible Whether it has a hypergeometric solution: then there are more candidates.
/// Cost: a microsecond where there is no rational root; else some candidates.
std::vector<Unfolding> unfoldings(const Pcf& pcf, ConvergenceClass kind, bool is_reducible);

}  // namespace brouncker
