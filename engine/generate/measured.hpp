/// Digits a term and delta of a fraction that was made.
#pragma once

#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker::generate {

/// log10 of the ratio of the moduli of the eigenvalues of x^2 = lead(a) x + lead(b); infinite where deg b < 2 deg a, where a term
/// gives more digits than the one before. Precondition: the exponential or the factorial class.
double digits_per_term(const Pcf& pcf);

/// -log|L - p_n/q_n|/log q~_n - 1 at n = 200 in the factorial class; else |log eigenvalue ratio|/slope - 1 with the slope of log
/// q~_n between n = 100 and 200; q~ the reduced denominators: within some hundredths of what it tends to. nullopt where they do
/// not grow. Cost: 200 steps and two gcds.
std::optional<double> measured_delta(const Pcf& pcf);

}  // namespace brouncker::generate
