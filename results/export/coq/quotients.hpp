/// Limits that a fraction has by its degrees: Values.v, Special.v, PfaffValues.v.
#pragma once

#include "results/export/coq/growth.hpp"
#include "results/export/coq/value.hpp"

#include <optional>

namespace brouncker::coq {

///     deg a, deg b = 0, 0   a quadratic number
///                    1, 0   0F1 (cot, coth where it is one)
///                    1, 1   1F1 (exp where it is one)
///                    1, 2   2F1 at z, |z| < 1, or at z/(z - 1) (log where it is one)
/// nullopt for other degrees. Precondition: a has a positive leading coefficient, b is not 0.
std::optional<Value> value_by_degrees(const Pcf& pcf, const Growth& growth);

}  // namespace brouncker::coq
