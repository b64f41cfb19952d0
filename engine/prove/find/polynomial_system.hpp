/// Linear equations between polynomials.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// The one x with sum x_i columns_i = target; nullopt where there is none, or more than one. Cost: elimination over Q.
[[nodiscard]] std::optional<std::vector<Rational>> unique_combination(const std::vector<Polynomial>& columns,
                                                                      const Polynomial& target);

}  // namespace brouncker
