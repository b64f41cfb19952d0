/// The Gauss series at argument 1/2 with parameters given by a polynomial.
#pragma once

#include "engine/number/real.hpp"
#include "formulas/polynomial.hpp"

#include <optional>

namespace brouncker {

/// 2F1(alpha, beta; c; 1/2) where b = b2 (n + alpha)(n + beta), from the series whose terms satisfy
///
///     t_0 = 1,   t_(k+1)/t_k = b(k)/(2 b2 (c + k)(k + 1)),
///
/// the remainder enclosed by 4 |t_K| once every later ratio is at most 3/4 (checked exactly). All terms are positive.
///
/// Preconditions: deg b = 2, b(k) > 0 for all k >= 0, c > 0.
/// @return nullopt where that takes more than 4,000,000 terms, or where b(k) does not fit a machine word.
/// Cost: about `precision` terms of a division each.
std::optional<Real> half_argument_2f1(const Polynomial& b, const Real& c, Bits precision);

}  // namespace brouncker
