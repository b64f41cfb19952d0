/// The rank-2 module of 2F1: what one step of a walk does to the integrals X_n and Y_n.
///
///     X_n = integral of w^n phi dt,   Y_n = integral of t w^n phi dt over [0, 1]      (engine/prove/statements/walk_integral.hpp)
///
/// With the exponents b, c, a of t, 1 - t, v - u t and S = a + b + c + 3, the derivative of t^(b+1) (1-t)^(c+1) (v-ut)^(a+1) gives
///     u S [t^2] = ((u + v)(b + 1) + v (c + 1) + u (a + 1)) [t] - v (b + 1) [1],
/// so that multiplication by t, 1 - t and v - u t are 2x2 matrices from the basis ([1], [t]) of one point to that of the next:
///     T_0 = [[0, 1], [-v(b+1)/(uS), U/(uS)]],   T_1 = 1 - T_0,   T_2 = v - u T_0,
///     det T_0 = v(b+1)/(uS),   det T_1 = (u-v)(c+1)/(uS),   det T_2 = v(v-u)(a+1)/S.
/// With e^(zt) in the place of (v - u t)^a: z [t^2] = (b + 1)[1] + (z - b - c - 2)[t], T_0 = [[0, 1], [(b+1)/z, (z-b-c-2)/z]], T_1
/// = 1 - T_0. A walk multiplies them, and their inverses, along the direction.
/// Source: doc/GENERATE.md, "Walks of 2F1"; contiguous relations, DLMF 15.5(ii).
#pragma once

#include "engine/prove/statements/walk_integral.hpp"

#include <array>

namespace brouncker {

/// [[m[0], m[1]], [m[2], m[3]]].
using StepMatrix = std::array<Polynomial, 4>;

Polynomial determinant(const StepMatrix& m);

/// (X_(n+1), Y_(n+1)) = top/bottom matrix (X_n, Y_n).
struct WalkMatrix {
  StepMatrix matrix;
  Polynomial top = Polynomial::constant(1), bottom = Polynomial::constant(1);
};

/// The step n -> n + 1 of the walk from `base` along `direction`: exponents base + n direction.
/// Preconditions: direction[0], direction[1] >= 0; direction[2] = base[2] = 0 with e^(zt). Cost: |direction| products of 2x2
/// matrices.
WalkMatrix walk_matrix(const WalkSite& site, const Exponents3& direction, const Exponents3& base);

/// One more step: matrix/divisor from the left, and common factors of the entries into `top`.
void append(WalkMatrix& walk, const StepMatrix& matrix, const Polynomial& divisor);
/// top/bottom in lowest terms.
void reduce(WalkMatrix& walk);

/// The same at one point, as integers: walk_matrix at n = 0.
struct NumericWalk {
  std::array<Integer, 4> matrix{1, 0, 0, 1};
  Rational scale = 1;
};
NumericWalk numeric_walk(const WalkSite& site, const Exponents3& steps, const Exponents3& from);

/// c0 X_n + c1 X_(n+1) + c2 X_(n+2) = 0 by the cyclic vector X, coprime, the leading coefficient of c2 positive. Precondition:
/// matrix[1] is not 0.
Recurrence recurrence_of(const WalkMatrix& walk);

}  // namespace brouncker
