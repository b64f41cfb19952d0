/// Theorem R for every j, by an operator that is written down.
///
/// Let a = n^2 + t and b = B (n^2 + (j - 1) n + p), j a positive integer: up to scale and shift, all a of degree 2 and b of degree
/// 2 with j = 1 + b1/b2 - a1/a2. If u(n) = a(n) u(n-1) + b(n) u(n-2), then
///
///     v(n) = sum_(k = 0 .. j) binomial(j, k) B^k u(n + j - k)
///
/// satisfies v(n) = a(n + j) v(n-1) + b(n) v(n-2). Proof for j as an indeterminate: with f = sum u(n) x^n and theta = x d/dx the
/// first recurrence is L f = f - x a(theta + 1) f - x^2 b(theta + 2) f = 0; L conjugated by (1 + B x)^j, theta -> theta - j B x/(1
/// + B x), has polynomial coefficients exactly for this j, and is that of a and b(n - j) (doc/PROOFS.md). Negative j: the inverse.
/// The matrix is singular exactly where some (-B)^n times a polynomial of degree < j solves the first recurrence.
#pragma once

#include "engine/families/pair_system.hpp"

#include <array>

namespace brouncker {

/// The pair, in the parameters t, B, p. @param j >= 0.
PairSystem reflection_system(int j);

/// U with M(n) U(n+1) = U(n) M'(n), from (v(n-2), v(n-1)) = (u(n-2), u(n-1)) U(n). Cost: j^2 products of polynomials.
std::array<ParameterPoly, 4> reflection_matrix(int j);

}  // namespace brouncker
