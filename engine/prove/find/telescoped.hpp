/// The additive decomposition of a rational function that is to be summed.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>

namespace brouncker {

/// top/bottom = rest_top/rest_bottom + z G(n+1) - G(n), G = g_top/g_bottom: integer polynomials; rest_bottom has rational roots only.
struct Decomposed {
  Polynomial rest_top, rest_bottom, g_top, g_bottom;
};

/// The factors of bottom that are irreducible of degree >= 2 are moved into G, which tends to 0; nullopt where they do not cancel modulo
/// shifts. Precondition: bottom has such a factor, top is not 0 and prime to bottom, deg top < deg bottom.
/// Cost: a linear system with deg bottom unknowns over Q.
/// Source: [Abramov1971]; for fractions of zeta values it is Gao's theorem.
[[nodiscard]] std::optional<Decomposed> decomposed(const Polynomial& top, const Polynomial& bottom, const Rational& z);

}  // namespace brouncker
