/// Denominators of rational solutions of difference equations of order one.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>

namespace brouncker {

/// The denominator that rational solutions Y of alpha Y(n+1) - beta Y = gamma may have; nullopt where its degree is beyond `most_degree`,
/// or zeros of alpha and beta are more than 200 apart.
/// Source: [Abramov1989].
[[nodiscard]] std::optional<Polynomial> universal_denominator(const Polynomial& alpha, const Polynomial& beta, int most_degree);

}  // namespace brouncker
