/// Linear relations between polynomials in two variables: the ansatz of creative telescoping.
#pragma once

#include "formulas/bivariate.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// The one v != 0 up to a factor with sum v_i columns_i = 0, in coprime integers, checked exactly; nullopt where there is none, or more
/// than one. Cost: elimination modulo a few primes near 2^61, one row for each monomial.
[[nodiscard]] std::optional<std::vector<Integer>> unique_relation(const std::vector<Bivariate>& columns);

}  // namespace brouncker
